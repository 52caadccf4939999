-- Tables with their keys. What lies below the marker is made once the rows are in.
create table task_list (id text primary key, title text not null);
create table category (id text primary key, list_id text not null references task_list, name text not null);
create table enterprise_type (id text primary key, name text not null);
create table instrument (
  id text primary key, number text not null unique, title text not null, kind text not null, issued text not null);
create table task (
  id text primary key, list_id text not null references task_list, category_id text not null references category,
  number int not null, title text not null, text text not null, unique (list_id, number));
create table applies_to (
  task_id text not null references task, type_id text not null references enterprise_type,
  primary key (task_id, type_id));
create table cites (
  task_id text not null references task, instrument_id text not null references instrument,
  pinpoint text not null, primary key (task_id, instrument_id));
create table deliverable (
  id text primary key, task_id text not null references task, name text not null, recipient text not null);
create table obligation (
  id text primary key, task_id text not null references task, text text not null, modality text not null,
  frequency text, month int, day int, due int generated always as (month * 100 + day) stored);
-- loaded
create index on category (list_id);
create index on task (category_id);
create index on applies_to (type_id);
create index on cites (instrument_id, task_id);
create index on deliverable (task_id);
create index on obligation (task_id);
create index on obligation (due, id);
create extension if not exists pg_trgm with schema pg_catalog;
create index on obligation using gin (text gin_trgm_ops);
-- Functions are how PostGraphile offers filters other than equality.
create function tasks_for_types(list text, types text[]) returns setof task language sql stable as $$
  select t.* from task t
  where t.list_id = list and exists (select from applies_to a where a.task_id = t.id and a.type_id = any (types))
  order by t.number
$$;
-- A plan for each keyword: by the index for rare ones, in the order of ids for frequent ones.
create function obligations_with(keyword text, n int) returns setof obligation language plpgsql stable as $$
begin
  return query execute format(
    'select o.* from obligation o where o.text like %L order by o.id limit %s', '%' || keyword || '%', n);
end
$$;
create function obligations_due_after(date int) returns setof obligation language sql stable as $$
  select o.* from obligation o where o.due > date order by o.due, o.id
$$;
vacuum analyze;
