/** The one switch from a device to how it is drawn. */
import { html } from 'htm/preact';
import { BoardFace } from '../boards/face.ts';
import type { Looks, PlannedDevice } from '../contract.ts';
import type { Hall } from '../hall.ts';
import { PadFace } from '../pad/face.ts';
import { PrinterFace } from '../printer/face.ts';
import { CardTable } from '../reader/card-table.ts';
import { ReaderFace } from '../reader/face.ts';
import { VoiceFace } from '../voice/face.ts';
import { ShowsList } from './shows-list.ts';

export function DeviceFace({ hall, device }: { hall: Hall; device: PlannedDevice }) {
  const Face = faceOf(device, hall.topic<Looks>(`sim/${device.id}/looks`).value);
  return html`<${Face} hall=${hall} device=${device} />`;
}

/** Before the device has said anything, its class tells what will stand there. */
function faceOf(device: PlannedDevice, looks: Looks | undefined) {
  const drawn = looks === undefined ? undefined : (looks.drawing?.is ?? 'nothing');
  switch (device.class) {
    case 'board':
      return drawn === undefined || drawn === 'dots' || drawn === 'digits' ? BoardFace : ShowsList;
    case 'printer':
      return drawn === undefined || drawn === 'roll' ? PrinterFace : ShowsList;
    case 'pad':
      return PadFace;
    case 'reader':
      return ReaderFace;
    case 'card-reader':
      return CardTable;
    case 'voice':
      return VoiceFace;
    // Of a newer version than this page.
    default:
      return ShowsList;
  }
}
