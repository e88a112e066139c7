import type { ProfilePage } from '@/utils/db/reads/profiles';
import { ProfileItem } from './profile-item';
import { isWithheld, Remedy } from './remedy';

interface ProfileListProps {
  readonly page: Pick<ProfilePage, 'profiles' | 'logins'>;
  readonly now: number;
}

/** Profiles by name, whatever their states; what needs somebody has its button. */
export function ProfileList({ page: { profiles, logins }, now }: ProfileListProps) {
  return (
    <ul class="list">
      {profiles.map((profile) => {
        const login = logins.get(profile.loginId);
        if (!login) return null;
        const needsSomebody = profile.state === 'disconnected' || profile.state === 'expiring';
        return (
          <ProfileItem key={profile.id} profile={profile} login={login} now={now}>
            {(needsSomebody || isWithheld(profile, login)) && (
              <Remedy profile={profile} login={login} name={profile.name} />
            )}
          </ProfileItem>
        );
      })}
    </ul>
  );
}
