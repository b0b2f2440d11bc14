-- check: All 124 postcode areas are there, each with its main force where it has one, and every territorial force serves one; or no area
-- at all, where forces have none.
with listed as (
  select value as area
  from json_each(
    '["AB","AL","B","BA","BB","BD","BH","BL","BN","BR","BS","BT","CA","CB","CF","CH","CM","CO","CR","CT","CV","CW","DA","DD",'
    || '"DE","DG","DH","DL","DN","DT","DY","E","EC","EH","EN","EX","FK","FY","G","GL","GU","GY","HA","HD","HG","HP","HR","HS","HU",'
    || '"HX","IG","IM","IP","IV","JE","KA","KT","KW","KY","L","LA","LD","LE","LL","LN","LS","LU","M","ME","MK","ML","N","NE","NG",'
    || '"NN","NP","NR","NW","OL","OX","PA","PE","PH","PL","PO","PR","RG","RH","RM","S","SA","SE","SG","SK","SL","SM","SN","SO","SP",'
    || '"SR","SS","ST","SW","SY","TA","TD","TF","TN","TQ","TR","TS","TW","UB","W","WA","WC","WD","WF","WN","WR","WS","WV","YO","ZE"]'
  )
)
select 'postcode_areas' as table_name, null as key, 'area' as column_name, listed.area || ' is missing' as what
from listed
where exists (select 1 from postcode_areas) and listed.area not in (select area from postcode_areas)
union all
select 'postcode_areas', id, 'area', '''' || area || ''' is no postcode area'
from postcode_areas
where area not in (select area from listed)
union all
select 'postcode_areas', id, 'share', 'a share goes with a force, and a force with a share'
from postcode_areas
where (force is null) <> (share is null)
union all
select 'postcode_areas', min(id), 'share', area || ' has parts but no main force'
from postcode_areas
where force is not null
group by area
having sum(share = 'main') = 0
union all
select 'forces', forces.id, 'id', '''' || forces.id || ''' serves no postcode area; add it to postcode_areas'
from forces
where exists (select 1 from postcode_areas)
  and forces.kind = 'territorial'
  and forces.id not in (select force from postcode_areas where force is not null);
