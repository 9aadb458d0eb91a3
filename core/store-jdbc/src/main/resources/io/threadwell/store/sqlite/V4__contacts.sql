-- A persona that was joined names the contact's oldest persona; all others are contacts of their own.
alter table ${prefix}persona add column contact_account text;
alter table ${prefix}persona add column contact_person text;
alter table ${prefix}persona add column since integer;
update ${prefix}persona set since = seen_at;
create index ${prefix}persona_contact on ${prefix}persona (workspace, contact_account, contact_person)
    where contact_account is not null;
create index ${prefix}persona_handle on ${prefix}persona (workspace, handle) where handle is not null;
create index ${prefix}persona_name on ${prefix}persona (workspace, name) where name is not null;

-- What a network vouches for, in the form in which addresses are compared.
create table ${prefix}address (
    workspace text not null,
    fact text not null,
    value text not null,
    account text not null,
    person text not null,
    primary key (workspace, fact, value, account, person)
) without rowid;
create index ${prefix}address_person on ${prefix}address (workspace, account, person);

-- Why two personas are one person, or that they are not.
create table ${prefix}contact_link (
    workspace text not null,
    account text not null,
    person text not null,
    other_account text not null,
    other_person text not null,
    kind text not null,
    source text not null,
    score integer not null,
    joined integer not null,
    linked_at integer not null,
    primary key (workspace, account, person, other_account, other_person, kind)
) without rowid;
create index ${prefix}contact_link_other on ${prefix}contact_link (workspace, other_account, other_person);

create table ${prefix}contact_event (
    id integer primary key autoincrement,
    workspace text not null,
    account text not null,
    person text not null,
    happened_at integer not null,
    actor_kind text not null,
    actor text,
    name text not null,
    data text not null
);
create index ${prefix}contact_event_contact on ${prefix}contact_event (workspace, account, person, id);

-- Where CRMs keep people.
create table ${prefix}record (
    workspace text not null,
    system text not null,
    account text not null,
    person text not null,
    record text not null,
    url text,
    told text,
    primary key (workspace, account, person, system)
) without rowid;
create index ${prefix}record_person on ${prefix}record (workspace, system, record);

-- Not null for a ticket that takes no more writes.
alter table ${prefix}ticket add column gone integer;
