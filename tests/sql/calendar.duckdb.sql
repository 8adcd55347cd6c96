-- The days of the period, both ends included, with the day of the week (Monday is 1). DuckDB.
create or replace view calendar as
select cast(day as date) as day, isodow(day) as weekday
from generate_series(date '2025-01-01', date '2025-12-31', interval 1 day) as days(day);
