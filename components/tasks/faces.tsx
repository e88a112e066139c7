import { Avatar } from '@/components/icons/avatar';
import type { TaskFace } from '@/utils/db/rows';
import type { NetworkId } from '@/utils/networks/network';

interface FacesProps {
  readonly faces: readonly TaskFace[];
  readonly network: NetworkId;
}

/** The pictures of the first profiles that hang on a task, one behind the other; their names are told elsewhere. */
export function Faces({ faces, network }: FacesProps) {
  return (
    <span class="faces" aria-hidden="true">
      {faces.map(({ profileId, name }) => (
        <Avatar key={profileId} name={name} profileId={profileId} network={network} />
      ))}
    </span>
  );
}
