/** `device`: its entry in the config; `line`: the port of the line `wire`, for a device that shares one. */
export type OneDeviceEntry = { device: string; line?: string };

/** The config of the smallest hall that has work for one device, `it`; `HALL` in its entry stands for the hall's id. */
export function oneDeviceText(hall: string, mqttUrl: string, { device, line }: OneDeviceEntry): string {
  return `hall: ${hall}
name: 公积金服务点
timeZone: Asia/Shanghai
locale: zh-CN
supervisionPhone: 0591-12329
mqtt: { url: ${mqttUrl} }
institutions: { centre: { name: 公积金中心 } }
queues: { approval: { institution: centre, name: 中心审批 } }
counters: { "1": { institution: centre, queues: [approval] } }
services: { advice: { series: D, name: 咨询, route: [{ queue: approval }] } }
${line === undefined ? '' : `lines: { wire: { ${line.replaceAll('HALL', hall)} } }`}
devices: { it: ${device.replaceAll('HALL', hall)} }
`;
}
