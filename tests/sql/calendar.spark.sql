-- The days of the period, both ends included, with the day of the week (Monday is 1). Spark SQL.
create or replace temporary view calendar as
select day, weekday(day) + 1 as weekday
from (select explode(sequence(date '2025-01-01', date '2025-12-31', interval 1 day)) as day);
