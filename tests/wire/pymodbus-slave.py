"""A Modbus slave of pymodbus (Debian 12: 3.0.0), with 100 holding registers that hold the digit 0.

Arguments: the path of a serial port (RTU) or `tcp:` and a port of 127.0.0.1, the address of the slave. Says "ready" when it listens, and then each write.
"""
import asyncio
import sys

from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
from pymodbus.server import StartAsyncSerialServer, StartAsyncTcpServer
from pymodbus.transaction import ModbusRtuFramer


async def main(path, address):
    registers = ModbusSequentialDataBlock(0, [ord("0")] * 100)
    slave = ModbusSlaveContext(hr=registers, zero_mode=True)
    context = ModbusServerContext(slaves={address: slave}, single=False)
    if path.startswith("tcp:"):
        server = await StartAsyncTcpServer(
            context=context,
            address=("127.0.0.1", int(path[4:])),
            allow_reuse_address=True,
            ignore_missing_slaves=True,
            defer_start=True,
        )
        server.serving.add_done_callback(lambda _: print("ready", flush=True))
    else:
        server = await StartAsyncSerialServer(
            context=context,
            framer=ModbusRtuFramer,
            port=path,
            baudrate=9600,
            ignore_missing_slaves=True,
            defer_start=True,
        )
        await server.start()
        print("ready", flush=True)
    await server.serve_forever()


asyncio.run(main(sys.argv[1], int(sys.argv[2])))
