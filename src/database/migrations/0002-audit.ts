/**
 * The audit trail: append-only, one hash chain per organisation. The hash covers every column and the hash before it, each part
 * preceded by its length, so that no two entries have the same text. `src/access/audit` computes it a second time to verify.
 */
export const up = `
create table audit_chain (
  organisation_id uuid primary key references organisation (id),
  entries bigint not null,
  head text collate "C" not null
);

create table audit_entry (
  organisation_id uuid not null references organisation (id),
  sequence bigint not null,
  at timestamptz not null,
  viewer_kind text collate "C" not null constraint audit_entry_viewer_kind check (viewer_kind in ('account', 'visitor', 'system')),
  viewer_id uuid,
  kind text collate "C" not null constraint audit_entry_kind check (kind in ('change', 'read', 'refused')),
  act text collate "C" not null,
  about text collate "C",
  details text collate "C" not null,
  previous text collate "C" not null,
  hash text collate "C" not null,
  primary key (organisation_id, sequence)
);
create index audit_entry_at on audit_entry (organisation_id, at desc);

create function audit_part(part text) returns text language sql immutable
  as $$ select case when part is null then '-' else octet_length(part) || ':' || part end $$;

create function append_audit(p_organisation uuid, p_at timestamptz, p_viewer_kind text, p_viewer uuid, p_kind text, p_act text, p_about text, p_details text)
  returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  chain audit_chain%rowtype;
  rounded timestamptz := date_trunc('milliseconds', p_at);
  next_hash text;
begin
  select * into chain from audit_chain where organisation_id = p_organisation for update;
  if not found then
    insert into audit_chain values (p_organisation, 0, repeat('0', 64)) on conflict do nothing;
    select * into strict chain from audit_chain where organisation_id = p_organisation for update;
  end if;
  next_hash := encode(sha256(convert_to(
    audit_part(p_organisation::text) || audit_part((chain.entries + 1)::text)
    || audit_part(to_char(rounded at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    || audit_part(p_viewer_kind) || audit_part(p_viewer::text) || audit_part(p_kind) || audit_part(p_act) || audit_part(p_about) || audit_part(p_details)
    || audit_part(chain.head), 'UTF8')), 'hex');
  insert into audit_entry values (p_organisation, chain.entries + 1, rounded, p_viewer_kind, p_viewer, p_kind, p_act, p_about, p_details, chain.head, next_hash);
  update audit_chain set entries = chain.entries + 1, head = next_hash where organisation_id = p_organisation;
  return chain.entries + 1;
end $$;

create function audit_stays() returns trigger language plpgsql as $$
begin
  raise exception 'an audit entry stays as it was written' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_entry_stays before update or delete on audit_entry for each row execute function audit_stays();
create trigger audit_entry_stays_whole before truncate on audit_entry for each statement execute function audit_stays();

alter table audit_chain enable row level security;
alter table audit_entry enable row level security;
revoke all on function append_audit(uuid, timestamptz, text, uuid, text, text, text, text) from public;
grant execute on function append_audit(uuid, timestamptz, text, uuid, text, text, text, text) to triptych_app, triptych_system;
grant select on audit_chain, audit_entry to triptych_app, triptych_system;
create policy audit_chain_seen on audit_chain for select to triptych_app using (organisation_id = any ((select triptych_organisations())::uuid[]));
create policy audit_entry_seen on audit_entry for select to triptych_app using (organisation_id = any ((select triptych_organisations())::uuid[]));
create policy audit_chain_system on audit_chain for select to triptych_system using (true);
create policy audit_entry_system on audit_entry for select to triptych_system using (true);
`
