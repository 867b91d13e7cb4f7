/**
 * Tells whoever listens that somebody may be another viewer than a moment ago, as soon as that is committed: processes keep viewers
 * for a second (`src/access/sessions/viewers.ts`). A session's last use and a last sign-in make nobody another viewer.
 */
export const up = `
create function viewers_changed() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin perform pg_notify('triptych_viewers', ''); return null; end $$;
create trigger session_viewers_changed after update of id, secret_hash, account_id, state, ends_at, ended_at or delete or truncate on session
  for each statement execute function viewers_changed();
create trigger account_viewers_changed after update of id, name, status, two_step_since or delete or truncate on account
  for each statement execute function viewers_changed();
create trigger membership_viewers_changed after insert or update or delete or truncate on membership
  for each statement execute function viewers_changed();
create trigger organisation_viewers_changed after update of id, kind, name, closed_at or delete or truncate on organisation
  for each statement execute function viewers_changed();
`
