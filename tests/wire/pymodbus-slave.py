"""A Modbus RTU slave of pymodbus (Debian 12: 3.0.0) on a serial port, with 100 holding registers that hold the digit 0.

Arguments: the path of the port, the address of the slave. Says "ready" when it listens, and then each write.
"""
import asyncio
import sys

from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
from pymodbus.server import StartAsyncSerialServer
from pymodbus.transaction import ModbusRtuFramer


async def main(path, address):
    registers = ModbusSequentialDataBlock(0, [ord("0")] * 100)
    slave = ModbusSlaveContext(hr=registers, zero_mode=True)
    context = ModbusServerContext(slaves={address: slave}, single=False)
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
