"""A display of somebody else, written from docs/asyncapi.yaml alone: each picture that it shows is a line of JSON on stdout."""
import json
import sys
import threading
import time

import paho.mqtt.client as mqtt

host, port, hall = sys.argv[1], int(sys.argv[2]), sys.argv[3]
prefix = f"one-ticket/v1/{hall}/"
# "One that was not heard for 30 s is not to be believed."
believed_s = 30
heard = {}
heard_at = 0.0
shown = None
lock = threading.Lock()


def picture():
    state = heard.get("$state", {}).get("state")
    if state not in ("online", "degraded") or time.monotonic() - heard_at > believed_s:
        return {"says": "please listen to the staff"}
    names = {queue["id"]: queue["name"] for queue in heard.get("$info", {}).get("queues", [])}
    calls = [
        (body["since"], body["ticket"], topic.split("/")[-1])
        for topic, body in heard.items()
        if topic.startswith("state/counter/") and body and body["place"] == "called"
    ]
    waiting = {
        names[topic.split("/")[-1]]: body["waiting"]
        for topic, body in heard.items()
        if topic.startswith("state/queue/") and body and topic.split("/")[-1] in names
    }
    return {"calls": [f"{ticket} > {counter}" for _, ticket, counter in sorted(calls, reverse=True)], "waiting": waiting}


def draw():
    global shown
    now = picture()
    if now != shown:
        shown = now
        print(json.dumps(now), flush=True)


def on_connect(client, *_):
    with lock:
        heard.clear()
    client.subscribe([(prefix + topic, 1) for topic in ("$state", "$info", "state/counter/+", "state/queue/+")])


def on_message(_client, _userdata, message):
    global heard_at
    topic = message.topic[len(prefix):]
    with lock:
        heard[topic] = json.loads(message.payload) if message.payload else None
        if topic == "$state":
            heard_at = time.monotonic()
        draw()


def on_disconnect(*_):
    with lock:
        heard.clear()
        draw()


client = mqtt.Client()
client.on_connect, client.on_message, client.on_disconnect = on_connect, on_message, on_disconnect
client.reconnect_delay_set(min_delay=1, max_delay=1)
client.connect(host, port)
client.loop_start()
while True:
    time.sleep(1)
    with lock:
        draw()
