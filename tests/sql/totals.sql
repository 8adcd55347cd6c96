-- One row a person: what Candour needs of raw people, sickness and overtime, summed where they live.
-- The same text runs in DuckDB and in Spark SQL. It reads four tables or views:
--   calendar  day, weekday                       the period; see calendar.duckdb.sql and calendar.spark.sql
--   people    person_id, started, ended, works   works: seven marks from Monday on, 1 for a day due to work;
--                                                empty for Monday to Friday
--   sickness  person_id, first_day, last_day     both days included; last_day empty while it lasts. Leave out what the
--                                                law protects before it gets here: pregnancy, disability, injury on duty
--   overtime  person_id, day, hours
with
in_post as (
  select p.person_id, c.day, substring(coalesce(p.works, '1111100'), c.weekday, 1) as works
  from people p
  join calendar c on c.day >= coalesce(p.started, c.day) and c.day <= coalesce(p.ended, c.day)
),
-- Numbered without their rest days, so that Friday and Monday are neighbours.
working_days as (
  select person_id, day, row_number() over (partition by person_id order by day) as number
  from in_post
  where works = '1'
),
absent as (
  select distinct w.person_id, w.day, w.number
  from working_days w
  join sickness s on s.person_id = w.person_id and s.first_day <= w.day and w.day <= coalesce(s.last_day, w.day)
),
-- Neighbours keep the same difference: each difference is one spell.
in_spells as (
  select person_id, number - row_number() over (partition by person_id order by day) as spell
  from absent
),
sick as (
  select person_id, count(distinct spell) as spells, count(*) as days_lost
  from in_spells
  group by person_id
),
worked as (
  select o.person_id, count(distinct o.day) as overtime_days, sum(o.hours) as overtime_hours
  from overtime o
  join calendar c on c.day = o.day
  where o.hours > 0
  group by o.person_id
),
posts as (
  select person_id, count(*) as days_in_post
  from in_post
  group by person_id
)
select
  p.person_id,
  (select min(day) from calendar) as period_start,
  (select max(day) from calendar) as period_end,
  coalesce(t.days_in_post, 0) as days_in_post,
  coalesce(s.spells, 0) as spells,
  coalesce(s.days_lost, 0) as days_lost,
  coalesce(w.overtime_days, 0) as overtime_days,
  coalesce(w.overtime_hours, 0) as overtime_hours
from people p
left join posts t on t.person_id = p.person_id
left join sick s on s.person_id = p.person_id
left join worked w on w.person_id = p.person_id
order by p.person_id;
