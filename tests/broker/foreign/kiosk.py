"""A kiosk of somebody else, written from docs/asyncapi.yaml alone: it lists what may be asked for, and takes tickets.

On stdin a line each, on stdout one line of JSON each:
  menu                                       the services, each with what is to be chosen and whether it is open
  take SERVICE [CHOICE=QUEUE ...] [green]    a ticket, with its text as it would be printed here
  place TICKET                               where that ticket stands
"""
import json
import sys
import threading
import uuid

import paho.mqtt.client as mqtt

host, port, hall = sys.argv[1], int(sys.argv[2]), sys.argv[3]
prefix = f"one-ticket/v1/{hall}/"
name = "kiosk-" + uuid.uuid4().hex[:8]
heard = {}
news = threading.Condition()


def on_connect(client, *_):
    client.subscribe([(prefix + topic, 1) for topic in ("$state", "$info", "state/service/+", f"rsp/{name}/+")])


def on_message(_client, _userdata, message):
    with news:
        heard[message.topic[len(prefix):]] = json.loads(message.payload) if message.payload else None
        news.notify_all()


def until(is_so):
    with news:
        if not news.wait_for(is_so, timeout=20):
            raise TimeoutError("nothing came")


def order(verb, **args):
    """Publishes a command and waits for its answer."""
    id_ = uuid.uuid4().hex
    body = {"id": id_, "client": name, "args": args}
    client.publish(prefix + "cmd/" + verb, json.dumps(body), qos=1)
    until(lambda: f"rsp/{name}/{id_}" in heard)
    return heard[f"rsp/{name}/{id_}"]


def menu():
    info = heard["$info"]
    queues = {queue["id"]: queue["name"] for queue in info["queues"]}
    listed = []
    for service in info["services"]:
        now = heard["state/service/" + service["id"]]
        asked = {
            step["choice"]: {queue: queues[queue] for queue in step["among"]}
            for step in service["route"]
            if step.get("by") == "ticket"
        }
        listed.append(
            {
                "button": service["id"],
                "name": service["name"],
                "papers": service["papers"],
                "choose": asked,
                "open": now["state"] == "open",
                "why": now.get("text"),
            }
        )
    return {"title": info["name"], "services": listed}


def printed(lines):
    """As this kiosk would print them: 32 columns."""
    width = 32
    text = []
    for line in lines:
        if "text" in line:
            text.append(line["text"].center(width).rstrip() if line.get("align") == "centre" else line["text"])
        elif "qr" in line:
            text.append("[QR " + line["qr"] + "]")
        elif "rule" in line:
            text.append("-" * width)
        else:
            text.extend([""] * line["feed"])
    return "\n".join(text)


def take(service, *words):
    choice = dict(word.split("=") for word in words if "=" in word)
    asked = {"class": "green"} if "green" in words else {}
    answer = order("take-ticket", service=service, choice=choice, print=False, **asked)
    if answer["status"] != "ok":
        return {"sorry": answer["message"], "code": answer["code"]}
    taken = answer["data"]
    return {"number": taken["ticket"], "code": taken["code"], "paper": printed(taken["lines"])}


client = mqtt.Client(client_id=name)
client.on_connect, client.on_message = on_connect, on_message
client.connect(host, port)
client.loop_start()


def is_known():
    if heard.get("$state", {}).get("state") not in ("online", "degraded") or "$info" not in heard:
        return False
    return all("state/service/" + service["id"] in heard for service in heard["$info"]["services"])


until(is_known)
print(json.dumps({"ready": True}), flush=True)
for line in sys.stdin:
    verb, *words = line.split()
    said = menu() if verb == "menu" else take(*words) if verb == "take" else order("ask", ticket=words[0])["data"]
    print(json.dumps(said), flush=True)
client.disconnect()
