/**
 * 中文：设备为什么不能工作，连接为什么断开，测试和设地址时做了什么。驱动和链路不认识任何语言，用英文说；这里按它们的原话译出。`{…}` 处是任何内容，
 * 也可以又是这样的一句。没有译的照原样说：那是设备、磁盘或系统自己的话。
 */
import { sayingWhys } from '../why.ts';

export const whys: Readonly<Record<string, string>> = {
  'it has not answered yet': '还没有应答',
  'no reason given': '没有说明原因',
  'does not answer': '没有应答',
  'the check was interrupted': '检查被中断',
  'link lost: {why}': '连接断开：{why}',

  // 显示屏
  'no answer from the board: look at its power, its cable, its screen id and its baud rate (9600 or 57600)':
    '显示屏没有应答：请检查电源、接线、屏号和波特率（9600 或 57600）',
  'something answers that nobody understands: look at the baud rate of the board (9600 or 57600), and at the cable':
    '有应答但读不懂：请检查显示屏的波特率（9600 或 57600）和接线',
  'no answer from the strip: look at its power, its cable, its address and its baud rate (9600)':
    '条屏没有应答：请检查电源、接线、地址和波特率（9600）',
  'the strip refuses what it is told (55)': '条屏拒绝所发的内容（55）',
  'no receipt from the card: look at its power, its cable, its address, its baud rate (9600) and sumWithEnd; where it shows the right numbers all the same, write answers: false':
    '控制卡没有回执：请检查电源、接线、地址、波特率（9600）和 sumWithEnd；若号码显示正确，请写 answers: false',
  'no answer from the display: look at its power, its cable, its address and its baud rate':
    '显示器没有应答：请检查电源、接线、地址和波特率',
  'no answer from the display: look at its power, its WiFi and its topic':
    '显示器没有应答：请检查电源、WiFi 和主题',
  'the display is offline': '显示器离线',
  'it takes no DisplayText ({how}): a tasmota-display with its display set up is needed':
    '它不接受 DisplayText（{how}）：需要装好显示器的 tasmota-display',
  'the map in the config does not fit this display: {why}': '配置里的寄存器表与此显示器不符：{why}',
  'the card {from} did not answer when its id was set': '设屏号时，控制卡 {from} 没有应答',
  'the card {from} refused: {why} (code {code})': '控制卡 {from} 拒绝：{why}（代码 {code}）',
  'the card {from} said yes, but does not answer as {to}': '控制卡 {from} 已答应，但不以 {to} 应答',
  'no card answered at 9600 or 57600 baud: look at its power and its cable, and leave only one card on the line':
    '9600 和 57600 波特都没有控制卡应答：请检查电源和接线，线上只留一块控制卡',
  '{why} (code {code})': '{why}（代码 {code}）',
  refused: '被拒绝',
  'no reason': '没有说明原因',
  'unknown command group': '不认识的命令组',
  'unknown command': '不认识的命令',
  'the card is busy': '控制卡正忙',
  'out of memory': '内存不足',
  'checksum error': '校验错误',
  'file does not exist': '文件不存在',
  'flash access error': '闪存读写错误',
  'file download error': '文件下载错误',
  'file name error': '文件名错误',
  'file type error': '文件类型错误',
  'file checksum error': '文件校验错误',
  'font missing on the card': '控制卡上没有字库',
  'wrong firmware type': '固件类型不对',
  'date or time format error': '日期或时间格式错误',
  'file exists already': '文件已存在',
  'file block number error': '文件块号错误',
  'illegal function': '不支持的功能',
  'illegal data address': '不存在的地址',
  'illegal data value': '不允许的数值',
  'the display itself has failed': '显示器自身故障',
  'accepted, and not done yet': '已接受，尚未完成',
  'negative acknowledge': '否定应答',
  'memory parity error': '内存奇偶错误',
  'gateway path unavailable': '网关通路不可用',
  'nobody answers behind the gateway': '网关后面没有应答',

  // 读卡器
  'the card reader does not answer: look at its power, its cable and its baud rate':
    '读卡器没有应答：请检查电源、接线和波特率',
  'it finds a card again and again and cannot read it: take away what lies on it, lay another card there, or have it mended':
    '总是发现有卡却读不出来：请拿走上面的东西，换一张卡试试，或送修',
  'the card reader says that its self-test failed': '读卡器说自检不通过',
  'the card reader says that it is not authorised': '读卡器说没有经过授权',
  'a reader of identity cards (GA 467)': '身份证读卡器（GA 467）',

  // 打印机
  'cover open': '机盖打开',
  'paper out': '缺纸',
  'paper near its end': '纸快用完了',
  'cutter jammed': '切刀卡住',
  'printer failure: switch it off and on': '打印机故障：请关机再开机',
  'printer error': '打印机出错',
  'off-line': '脱机',
  'does not tell whether it is on-line': '不说自己是否联机',
  'does not tell whether its cover is open': '不说机盖是否打开',
  'does not tell whether it has paper': '不说有没有纸',
  'busy: it takes no more of the ticket': '正忙：不再接收号票的内容',
  'the printer did not say that the ticket is out': '打印机没有说号票已打出',
  'the printer does not answer: look at its power, its cable and its baud rate':
    '打印机没有应答：请检查电源、接线和波特率',
  'clearing an unfinished ticket': '正在清除没打完的号票',
  'never answers GS r 1: set fence: false': '从不应答 GS r 1：请写 fence: false',

  // 语音
  'the voice does not answer: look at its power, its cable and its baud rate':
    '语音没有应答：请检查电源、接线和波特率',
  'the voice did not accept the text': '语音没有接受文字',
  'the voice lost its power while it spoke': '播报时语音断了电',
  'the voice rejected the text': '语音拒绝了文字',
  'the voice says it is busy for more than {seconds} s': '语音说自己正忙已超过 {seconds} 秒',
  'the voice was closed': '语音已关闭',
  'nothing in this text can be said': '这段文字没有可播报的内容',
  'there is no recording (*.wav) in {folder}': '{folder} 里没有录音（*.wav）',
  'there is no recording of {text}': '没有 {text} 的录音',
  'the folder {folder} cannot be read: {why}': '目录 {folder} 读不出来：{why}',
  'festival speaks no Chinese: {text}': 'festival 不会说中文：{text}',
  'it had not ended after {seconds} s, and was stopped': '{seconds} 秒后仍未结束，已被停止',
  '{program} is not installed: {install}': '没有安装 {program}：{install}',
  '{program} cannot be started: {code}': '{program} 启动不了：{code}',
  '{program} was ended by {signal}': '{program} 被 {signal} 终止',

  // 呼叫器、取号机、扫描器
  'a key is stuck: look at the pad': '有按键卡住：请看看呼叫器',
  'a key is stuck, or the adapter hears itself: look at the pad, or set echoes: true on its line':
    '有按键卡住，或转接器听到自己：请看看呼叫器，或在其线上写 echoes: true',
  'noise on the line: a pad that babbles or has another baud rate, or the cable; unplug the pads one by one':
    '线上有噪声：某个呼叫器乱发或波特率不同，或是接线；请把呼叫器逐个拔下试试',
  'the key {key} is stuck, or bounces: look at the pad': '按键 {key} 卡住或抖动：请看看呼叫器',
  'the key {key} is down for longer than {seconds} s: it is stuck, or something lies on the pad':
    '按键 {key} 已按下超过 {seconds} 秒：卡住了，或有东西压在呼叫器上',
  'the button {line} is stuck, or bounces: look at it; what it says without a pause counts once':
    '按钮 {line} 卡住或抖动：请去看看；它连续说的只算一次',
  'it reads {line} again and again: take away what lies under it, or look at its trigger':
    '它反复读到 {line}：请拿走压在下面的东西，或检查触发键',
  'it reads, and types no Enter or Tab behind it: set its suffix to CR':
    '它读了码而后面没有 Enter 或 Tab：请把后缀设为 CR',
  'the X-keys does not answer: unplug it and plug it in again': 'X-keys 没有应答：请拔下再插上',
  'the X-keys does not answer: plug it in again': 'X-keys 没有应答：请重新插上',
  'the X-keys of unit {from} says {now} after it was given {unit}':
    'unit {from} 的 X-keys 改为 {unit} 之后自称 {now}',
  'found an X-keys of unit {found}, expected unit {unit}': '发现 unit {found} 的 X-keys，应为 unit {unit}',
  'Zigbee2MQTT is offline': 'Zigbee2MQTT 离线',
  'the device is offline': '设备离线',

  // 设好地址，或问端口上是什么
  'the board that had the address {from} has {to} now': '原来地址为 {from} 的显示屏现在是 {to}',
  'the X-keys that was unit {from} is unit {to} now': '原来 unit {from} 的 X-keys 现在是 unit {to}',
  'an ESC/POS printer': 'ESC/POS 打印机',
  'a speech chip {dialect}': '语音芯片 {dialect}',
  'a Modbus device, address 1': 'Modbus 设备，地址 1',
  'an Onbon card, screen id {id}': '仰邦控制卡，屏号 {id}',
  // 测试呼叫器时
  'shows 0888': '显示 0888',
  'shows {lcd} and beeps once': '显示 {lcd} 并响一声',
  'puts its Num Lock lamp out once': '的 Num Lock 灯灭一下',
  'has nothing to show': '没有可显示的',
  'lights the key of next and its green LED, and flashes once': '的“下一位”键和绿灯亮起，并闪一下',

  // 端口和网络
  'cannot open {path}: {why}': '打不开 {path}：{why}',
  'there is no such port ({found}): is the {what} plugged in and switched on?':
    '没有这个端口（{found}）：{what}插上并开机了吗？',
  'no permission: whoever runs this must be in the group {group} (sudo usermod -aG {group} NAME, then start again)':
    '没有权限：运行者须在组 {group} 里（sudo usermod -aG {group} NAME，再重新启动）',
  'another program holds it: is a second one-ticket running? (fuser {path} tells which)':
    '被另一个程序占用：是否有第二个 one-ticket 在运行？（用 fuser {path} 查看）',
  'it is no serial port ({found})': '它不是串口（{found}）',
  '{path} is closed': '{path} 已关闭',
  '{path} takes no bytes': '{path} 不收数据',
  '{path} takes no reports': '{path} 不收报告',
  '{path} was unplugged or switched off': '{path} 被拔下或关机',
  '{path} was disconnected': '{path} 已断开',
  '{path} was hung up': '{path} 被挂断',
  '{name} does not answer: is it switched on and on the network, and is the address right?':
    '{name} 没有应答：开机并连上网络了吗，地址对吗？',
  '{name} cannot be reached: is it switched on and on the network, and is the address right?':
    '连不上 {name}：开机并连上网络了吗，地址对吗？',
  '{name} refuses the connection: is the port right, and does no other computer hold the device?':
    '{name} 拒绝连接：端口对吗，有没有别的计算机占用这个设备？',
  '{name} has a name that nobody knows: write its number, for example 192.168.1.60:9100':
    '{name} 的名字没人认识：请写它的 IP 地址，例如 192.168.1.60:9100',
  '{name} closed the connection': '{name} 关闭了连接',
  '{name} broke the connection off': '{name} 中断了连接',
  '{name} does not answer any more': '{name} 不再应答',
  '{name} does not answer': '{name} 没有应答',
  '{name} is offline': '{name} 离线',
  '{name} has started again': '{name} 重新启动了',
  '{name} is gone': '{name} 不见了',

  'found none': '什么也没有',
  'found {others}': '有 {others}',
  'none at all': '一个也没有',
  printer: '打印机',
  adapter: '转接器',
  'the Tasmota bridge {topic}': 'Tasmota 转接器 {topic}',
  '{path} does not let go of the last connection: switch the printer off and on':
    '{path} 没有放开上次的连接：请把打印机关机再开机',
  'cannot open {path}: it is a plain file and no device: remove it':
    '打不开 {path}：它是普通文件，不是设备：请删除它',
  'no serial adapter {name} is plugged in: found {found}': '没有插着串口转接器 {name}；现有：{found}',
  'several serial adapters are {name}: found {found}. Write the serial number of the right one behind it':
    '有几个串口转接器都是 {name}：{found}。请在后面写上所要那个的序列号',
  'several serial adapters are {name}, and nothing tells them apart: found {found}. Name the port by its plug: serial: /dev/serial/by-path/…':
    '有几个串口转接器都是 {name}，分不开：{found}。请按插口写端口：serial: /dev/serial/by-path/…',
  'cannot look for serial adapters ({error}): name the port by its path':
    '找不了串口转接器（{error}）：请写端口的路径',
  'no {device} is {wanted}: {others}': '没有 {device} 是 {wanted}：{others}',
  '{device} is another': '{device} 是另一个',
  '{devices} that are {wanted}': '{devices} 中的 {wanted}',
  'found {count} devices {which}, and nothing tells them apart: {found}; write the serial number of one behind its numbers in the config, or give an X-keys a unit id of its own':
    '有 {count} 个设备 {which}，分不开：{found}；请在配置里写上其中一个的序列号，或给 X-keys 各自的 unit id',
  '{device} has no {what}: {found}': '{device} 没有 {what}：{found}',
  'cannot look for {what}: {error}': '找不了 {what}：{error}',
  '{name} speaks no reports: found one of {count} bytes': '{name} 不说报告：收到 {count} 字节的一个',
  'it sent a packet of {count} bytes{more}': '它发来 {count} 字节的包{more}',
  'it sent a packet of {count} bytes': '它发来 {count} 字节的包',
  ' that is no message': '（不是消息）',
  'found no USB device {usb}': '没有 USB 设备 {usb}',
  'found {usb} with the serial number {serials}, not {serial}': '{usb} 的序列号是 {serials}，不是 {serial}',
  "no permission to open {path}: add the udev rule of the driver's README (drivers/xkeys, drivers/hid-keypad), run udevadm control --reload, and plug the device in again":
    '没有权限打开 {path}：请加上驱动 README 里的 udev 规则（drivers/xkeys、drivers/hid-keypad），运行 udevadm control --reload，再重新插上设备',
  'USB devices need node-hid, which does not load ({error}): {advice}':
    'USB 设备需要 node-hid，而它载入不了（{error}）：{advice}',

  // MQTT 服务器
  'it ended the connection': '它断开了连接',
  'it does not take this client id': '它不接受这个客户端 id',
  "it does not know this user with this password; look at the config's mqtt.user and mqtt.passwordFile":
    '它不认识此用户和密码；请检查配置的 mqtt.user 和 mqtt.passwordFile',
  "it lets nobody in as this user with this password; look at the config's mqtt.user and mqtt.passwordFile":
    '它不让此用户用此密码进入；请检查配置的 mqtt.user 和 mqtt.passwordFile',
  "its certificate was signed by nobody that is trusted here; expected that the config's mqtt.caFile names who signed it":
    '它的证书不是由这里信任的签名者签发；配置的 mqtt.caFile 应写明签名者',
  'its certificate, or that of who signed it, has expired': '它的证书或其签名者的证书已过期',
  "its certificate is not valid yet, or this machine's clock is wrong": '它的证书尚未生效，或本机时钟不对',
  "its certificate bears another name than the config's mqtt.url ({message})":
    '它的证书上的名字与配置的 mqtt.url 不同（{message}）',
  'it sent what is no MQTT': '它发来的不是 MQTT',
  'the broker {host}': '服务器 {host}',
};

export const whyText = sayingWhys(whys);
