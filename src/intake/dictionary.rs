//! Headings to meanings: what HR, payroll, rostering and standards systems call their columns.
//!
//! The words are data: collected from public code and documents that read real exports (`header-vocabulary.csv`) and
//! from what the systems themselves write. A heading may stand under several fields; the kind of table and then the
//! *values* choose among them. Within a field, earlier words are the better witness: where two columns mean the same,
//! the one that stands further left in the list is used. Headings are compared by [`normal`] form.

use super::field::Field;
use super::heading_parts;
use super::rated::Rated;

/// A field and the headings that can mean it.
pub(crate) type Words = (Field, &'static [&'static str]);

/// The dictionary.
#[rustfmt::skip]
pub(crate) const WORDS: &[Words] = &[
    (Field::PersonId, &[
        "employeenumber", "employeeno", "empno", "employeeid", "employeenr", "emplid", "empid", "staffnumber", "staffno", "staffid",
        "personnumber", "personnelnumber", "personnelno", "personid", "personnelid", "pernr", "persno", "personnum",
        "payrollnumber", "payrollno", "payno", "payref", "payrollid", "payrollref", "personalreferencenumber", "personref", "workerid", "workdayid",
        "collarnumber", "collarno", "officercollarno", "collar", "warrantnumber", "warrantno", "shouldernumber", "shoulderno", "forcenumber", "forceno",
        "regulationnumber", "uniquenationalidentifier", "officerid", "officerno", "officernumber", "departmentdefinedofficerid",
        "userid", "useremployeeid", "associateid", "resourceid", "memberid", "passnumber", "matricule", "matricola", "matrícula", "legajo", "personeelsnummer", "personalnummer", "personalnr", "clockno", "clocknumber",
        "idno", "idno6", "idnumber", "employeexrefcode", "serviceno", "servicenumber", "uniquenhsidentifier", "nhsuniqueid",
        "badgenumber", "badgeno", "badge", "badgeid", "badgeidnumber", "personbadgeid", "starno", "star", "serialnumber", "serial",
        "empcode", "workscode", "worksno", "worksnumber", "workno", "workernumber", "workerno", "workercode", "personcode", "filenumber", "payrollcode", "ausweisnr", "ausweisnummer", "mitarbeiternr", "mitarbeiternummer", "anstnr", "anställningsnr", "anställningsnummer", "ansattnr", "ansattnummer", "medarbnr", "medarbejdernr", "medarbejdernummer", "nºempleado", "nempleado", "numempleado", "codigoempleado", "nrewid", "nrewidencyjny", "personalid",
        "assignmentnumber", "asgnumber", "assignmentno", "assignedtoid", "employeecode", "staffcode", "employeeref", "staffref",
        "employee", "worker", "officer", "staff", "person", "id", "user", "employeekey", "personkey", "pseudonym", "personalreference", "personreference", "employeereference", "staffreference",
    ]),
    (Field::PersonName, &[
        "employeename", "fullname", "personname", "displayname", "workername", "staffname", "officername", "empname", "ename", "nameofemployee",
        "username", "name", "lnfn", "lastnamefirstname", "surnameforename", "involvedofficers", "involvedofficer", "employeefullname",
        "employee", "worker", "officer", "user", "staff", "staffmember", "person", "who", "member", "teammember", "colleague", "personfullname", "workerfullname", "stafffullname",
    ]),
    (Field::Surname, &["surname", "lastname", "familyname", "last", "secondname", "lname", "employeelastname", "employeesurname"]),
    (Field::Forename, &[
        "forename", "forenames", "forename1", "firstname", "givenname", "first", "fname", "knownas", "preferredname", "employeefirstname",
        "firstnames", "christianname",
    ]),
    (Field::Team, &[
        "team", "teamname", "teamnames", "teamid", "homeschedulingteam", "homeunit", "unit", "unitname", "unitlongname", "unitdescription", "assigneddesc",
        "assignedunit", "assigned", "taskprofiledescr", "currentunit", "orgdescription", "orgname", "organisationname", "organizationname", "squad", "shiftteam",
        "watch", "section", "station", "currentstation", "policestation", "bcu", "command", "ocu", "branch", "department", "departmentname", "dept", "deptname",
        "departmentdescription", "division", "district", "subdivision", "directorate", "organisation", "organization", "orgunit", "organisationalunit", "costcentre", "costcenter",
        "costcentrename", "ward", "roster", "rosterunit", "rostername", "policeareaid", "policegroupid", "businessunit", "location", "locationname", "base", "worklocation", "workplace", "site",
        "sitename", "group", "groupname", "orgl1", "orgl2", "orgl3", "orgl4", "orgl5", "orgl6", "orgl7", "orgl8", "shiftlocation", "teamcode", "unitcode", "depot",
        "orgcode", "deptid", "area", "service", "office", "store", "branchname",
    ]),
    (Field::ChargedTeam, &["chargeddesc", "charged", "chargedunit", "chargedto", "chargeunit", "costchargedto", "chargeablecostcentre", "rechargedto"]),
    (Field::Role, &[
        "role", "roletitle", "jobtitle", "jobrole", "positiontitle", "positionname", "post", "posttitle", "job", "jobname", "occupation", "occupationcode", "title",
        "staffgroup", "jobstaffgroup", "roles", "function", "jobfamily", "profession", "position", "jobdescription", "occupationalcode",
    ]),
    (Field::Grade, &[
        "rank", "rankname", "currentrank", "emprank", "percopyrank", "rankcode", "rankgrade", "titleranksnap", "grade", "gradename", "paygrade", "paygradecode", "payband", "band",
        "payscale", "gradestep", "gradetype", "level", "payscalegroup",
    ]),
    (Field::Pattern, &[
        "shiftpattern", "rosterpattern", "workschedule", "workingpattern", "workpattern", "dutypattern", "schedulename", "rotapattern", "rota", "pattern", "workplan",
        "shiftcode", "shift",
    ]),
    (Field::Fte, &[
        "fte", "assignmentfte", "contractedfte", "currentfte", "wte", "fulltimeequivalent", "wholetimeequivalent", "budgetedfte", "parttimepercent", "parttime%", "employmentpercentage",
        "ftepercent", "fte%", "%fte", "capacityutilisation", "contractfte", "actualfte",
    ]),
    (Field::ContractedHours, &[
        "contractedhours", "contracthours", "contractedhoursperweek", "stdhours", "standardhours", "stndhrswk", "normalworkinghours", "weeklyhours", "scheduledweeklyhours",
        "hoursperweek", "contractedweeklyhours", "requiredhrs", "scheduledhours", "basichours", "arbst", "wostd",
    ]),
    (Field::PostStart, &[
        "poststart", "poststartdate", "hiredate", "dateofhire", "hired", "dateofjoining", "joiningdate", "joineddate", "datejoined", "joindate", "lateststartdate", "continuousservicedate", "servicedt", "servicedate",
        "nhsstartdate", "appointeddate", "appointmentdate", "doa", "rehiredt", "returndt", "positionstartdate", "assignmentstartdate", "effectivestartdate", "jobstartdate", "employmentstartdate",
        "effectivedate", "startdate", "starteddate", "start", "from", "datefrom", "fromdate",
    ]),
    (Field::PostEnd, &[
        "postend", "postenddate", "leavedate", "leavingdate", "dateleft", "leaverdate", "terminationdate", "actualterminationdate", "lastworkingday", "employmentenddate", "assignmentenddate", "effectiveenddate",
        "positionenddate", "jobenddate", "enddate", "end", "to", "dateto", "todate",
    ]),
    (Field::Manager, &[
        "manager", "managername", "managerid", "linemanager", "linemanagername", "linemanagerid", "supervisor", "supervisorname", "immediatesupervisor", "supervisoremployeenumber", "supervisorid", "reportsto",
    ]),
    (Field::PostStatus, &["assignmentstatus", "employmentstatus", "dutystatus", "isactive", "active", "paystatus", "employeestatus", "workerstatus", "status"]),
    (Field::StatusStart, &[
        "statusstart", "statusstartdate", "statusfrom", "statusfromdate", "statusdate", "statuseffectivedate", "statuseffectivefrom", "assignmentstatusstartdate", "dutystatusstart", "dutystatusfrom", "restrictionstart", "restrictionstartdate", "suspensionstart", "suspensionstartdate", "suspendedfrom", "careerbreakstart", "secondmentstart",
    ]),
    (Field::StatusEnd, &[
        "statusend", "statusenddate", "statusto", "statustodate", "statusuntil", "statuseffectiveto", "assignmentstatusenddate", "dutystatusend", "dutystatusto", "restrictionend", "restrictionenddate", "restrictionreviewdate", "suspensionend", "suspensionenddate", "suspendedto", "careerbreakend", "secondmentend",
    ]),
    (Field::AdjustedTrigger, &[
        "adjustedtrigger", "adjustedtriggerpoint", "adjustedbradfordtrigger", "bradfordtrigger", "owntrigger", "personaltrigger", "individualtrigger", "triggerlevel", "absencetrigger", "adjustedabsencetrigger",
    ]),
    (Field::AsOf, &["asof", "asofdate", "asat", "snapshotdate", "extractdate", "effdate", "reportdate", "rundate"]),
    (Field::OptOut, &["wtroptout", "wtdoptout", "optout", "workingtimeoptout", "48hoptout", "48houroptout", "ewtdoptout"]),
    (Field::Protected, &[
        "sex", "gender", "gendercode", "genderidentity", "dob", "dateofbirth", "birthdate", "birthday", "birthyear", "birthyear5", "yearofbirth", "age", "ageband", "agegroup", "ethnicorigin", "ethnicgrp", "ethnicgroup", "ethnicity", "race",
        "nationality", "disabled", "disability", "disabilityflag", "disabilitystatus", "maritalstatus", "sexualorientation", "religion", "religionorbelief", "faith",
    ]),
    // absences
    (Field::AbsenceStart, &[
        "actualstartdate", "absencestartdate", "absencestart", "sicknessstartdate", "sicknessstart", "datesickfrom", "firstdayabsent", "firstdayofabsence", "firstdayoff", "leavefrom", "leavestartdate", "absencefrom", "absencedate", "dateofabsence", "begda",
        "absentfrom", "sickfrom",
        "startdate", "datefrom", "fromdate", "startedat", "startdatetime", "datestart", "from", "start", "begindate", "beginn", "startdt", "datestarted", "firstday",
        "holidaystartdate", "timeoffstart", "timeoffdate", "date",
    ]),
    (Field::AbsenceEnd, &[
        "actualenddate", "absenceenddate", "absenceend", "sicknessenddate", "sicknessdateend", "sicknessend", "datesickto", "lastdayabsent", "lastdayofabsence", "lastdayoff", "leaveto", "leaveenddate", "absenceto", "endda",
        "absentto", "sickto",
        "enddate", "dateto", "todate", "endedat", "enddatetime", "dateend", "to", "end", "ende", "enddt", "dateended", "lastday", "holidayenddate", "timeoffend", "until",
    ]),
    (Field::ReturnDate, &["dateofreturn", "returntoworkdate", "datereturnedtowork", "returnedtoworkdate", "returnedtoworkon", "returnedon", "datereturntowork", "returntoworkon", "backatworkon", "backon", "dateback", "returndatetowork", "dateresumed", "dateofresumption", "resumedduty", "resumedon", "dateresumedduty", "rtwdate", "returndate", "returnedtowork", "datereturned", "returntowork", "backatwork", "resumptiondate", "resumeddate", "actualreturndate"]),
    (Field::AbsenceDays, &[
        "ftedayslost", "workingdayslost", "dayslost", "totaldayslost", "absencedurationdays", "absencedays", "daysabsent", "daysoff", "workingdays", "calendardayslost", "sickdays", "totalleavedays", "deducteddays",
        "absencelengthdays", "absencelength", "lengthofabsence", "quantityindays", "totaldays", "totaldurationdays", "paiddays", "leavedays", "abwtg", "kaltg", "totaldayslostperassignment", "numberofdays", "noofdays", "days", "totalduration", "duration", "durationdays", "daystaken", "weeksabsent", "absenceweeks", "weekslost", "weeksoff", "sickweeks",
    ]),
    (Field::AbsenceHours, &[
        "hourslost", "absencedurationhours", "absencehours", "absenteeismtimeinhours", "absenteeismhours", "hoursabsent", "hoursoff", "stdaz", "quantityinhours", "hoursinperiod", "hoursinperiodhhmm", "absenceduration",
        "sicknesshours", "sickhours", "leavehours", "totalhourslost", "durationhours", "hours",
    ]),
    (Field::LengthUnit, &[
        "unit", "units", "uom", "unitofmeasure", "unitoftime", "durationunit", "durationunits", "absenceunit", "absenceunits", "timeunit", "quantityunit", "unittype", "lengthunit", "daysorhours", "hoursordays", "zeinh", "durationtype", "measure",
    ]),
    (Field::AbsenceType, &[
        "absencetype", "typeofabsence", "absencecategory", "absencecode", "absencekind", "leavetype", "leavecategory", "timeofftype", "timetype", "awart", "subty", "absenceattendancetype", "absencetypename", "categoryofabsence",
        "processingtype", "absencegroup", "group", "paycode", "activity", "type", "category", "leavecode",
    ]),
    (Field::AbsenceReason, &[
        "absencereason", "sicknessreason", "reasonforabsence", "reasonforsickness", "nameofsickness", "absencedescription", "level1reason", "level2reason", "relatedreason", "causeofabsencecode", "causeofabsence", "attendancereason", "reasonid",
        "atext", "leavereason", "sicknesstype", "illness", "natureofillness", "natureofsickness", "reason", "reasoncode", "reasondescription", "absencereasoncode", "cause",
    ]),
    (Field::WorkRelated, &["workrelated", "injuryonduty", "iod", "riddor", "industrialinjury", "workrelatedinjury", "injuredonduty", "accidentatwork", "workaccident"]),
    (Field::DisabilityRelated, &["disabilityrelated", "dra", "disabilityrelatedabsence", "relatedtodisability", "disabilityleave"]),
    (Field::PregnancyRelated, &["pregnancyrelated", "maternityrelated", "relatedtopregnancy", "pregnancy"]),
    (Field::ApprovalStatus, &["absencestatus", "approvalstatus", "requeststatus", "leavestatus", "approved", "status", "state", "workflowstatus", "approvalstate", "claimstatus", "overtimestatus", "otstatus", "timesheetstatus", "entrystatus", "authorisationstatus", "authorizationstatus", "authorised", "authorized", "authorisedyn", "approvedyn"]),
    (Field::IsOpen, &["isongoing", "isopenended", "ongoing", "openended", "stillabsent", "stilloff", "currentlyabsent", "openabsence"]),
    (Field::AbsenceStartPart, &[
        "startdateduration", "halfdaystart", "starthalfday", "startdayduration", "startpart", "startdaypart", "startampm", "fromampm", "halfstart", "starthalf", "absencestarttype", "startsession", "fromsession", "sessionstart", "ampmstart", "ampmfrom", "firstdaysession", "firstdayampm", "startdateampm", "startdatetype", "sicknessstartdatetype", "halfdayfrom", "fromhalfday", "firstdaypart", "halfdayonstartdate", "halfdayonfirstday",
        // Stands twice in the export that has it: the left one is of the first day, the right one of the last.
        "datetype", "halfday", "ishalfday", "halfdayampm", "ampm", "partday", "daypart", "session",
    ]),
    (Field::AbsenceEndPart, &[
        "enddateduration", "halfdayend", "endhalfday", "enddayduration", "endpart", "enddaypart", "endampm", "toampm", "halfend", "endhalf", "absenceendtype", "endsession", "tosession", "sessionend", "ampmend", "ampmto", "lastdaysession", "lastdayampm", "enddateampm", "enddatetype", "sicknessenddatetype", "halfdayto", "tohalfday", "lastdaypart", "halfdayonenddate", "halfdayonlastday",
        // In the order of those of the first day: the left one of two is that.
        "datetype", "halfday", "ishalfday", "halfdayampm", "ampm", "partday", "daypart", "session",
    ]),
    (Field::Certified, &["certified", "certifiedselfcertified", "selfcertifiedcertified", "selfcertified", "selfcert", "certification", "certificationtype", "certificate", "certificatetype", "medicalcertificate", "fitnote"]),
    (Field::ReturnInterview, &[
        "returntoworkdiscussiondate", "returntoworkdiscussion", "returntoworkinterviewdate", "returntoworkinterview", "returntoworkmeetingdate", "returntoworkmeeting", "rtwdiscussiondate", "rtwinterviewdate", "rtwinterview",
        "rtwmeetingdate", "welcomebackmeetingdate",
    ]),
    (Field::HealthReferral, &[
        "occupationalhealthreferraldate", "occupationalhealthreferral", "occhealthreferraldate", "occhealthreferral", "ohreferraldate", "ohreferral", "ohreferreddate", "dateofohreferral",
    ]),
    (Field::MonthOnly, &["monthofabsence", "absencemonth", "month"]),
    (Field::WeekdayOnly, &["dayoftheweek", "dayofweek", "weekday", "weekdayofabsence"]),
    (Field::VendorBradford, &["bradfordfactorbyemployeeonly", "bradfordfactor", "bradfordscore", "bradford", "bradfordpoints", "bradfordindex"]),
    // overtime
    (Field::OvertimeDate, &[
        "otdate", "actualotdate", "overtimedate", "dateofovertime", "dateovertimeworked", "dateworked", "workdate", "workeddate", "overtimeworkdate", "applydate", "dutydate", "shiftdate", "date", "startdate", "datefrom",
        "overtimestartdate",
    ]),
    (Field::StartTime, &[
        "starttime", "timefrom", "fromtime", "exceptiontimefrom", "overtimestart", "otstart", "overtimefrom", "otfrom", "otbegin", "timestart", "timestarted", "shiftstarttime", "start", "from", "begin", "begintime", "startsat", "begintijd",
        "starttimelocal", "beginn",
    ]),
    (Field::EndTime, &[
        "endtime", "timeto", "totime", "exceptiontimeto", "overtimeend", "otend", "overtimeto", "otto", "otfinish", "otuntil", "overtimefinish", "overtimeuntil", "timeend", "timeended", "finishtime", "shiftendtime", "end", "to", "finish", "endsat", "endtimelocal", "ende",
    ]),
    (Field::HoursWorked, &[
        "wrkdhrs", "hoursworked", "workedhours", "actualhoursworked", "overtimehoursworked", "othoursworked", "actualhours", "workinghours", "totalhours", "netthours", "nethours", "durationdecimal", "durationh", "duration", "hours", "hrs", "totaltime", "timeworked", "worktime", "overtimeworked", "regularhours", "normalhours",
        "dutyhours", "shifthours", "totalduration", "hoursinperiod", "ist", "iststunden", "istzeit",
    ]),
    (Field::HoursPaid, &[
        "othours", "overtimehours", "overtimehourshhmm", "othrs", "overtimehrs", "hourspaid", "payhours", "paidhours", "hoursclaimed", "claimedhours", "overtimepaid", "overtimehourspaid", "overtimeduration", "overtimeminutes", "otminutes", "overtimemins", "otmins", "overtime",
        "ot", "anzhl", "units", "hoursclaim", "bonushours", "doubletime", "number", "overtimeunits", "hours", "hrs", "duration", "quantity", "minutes", "totalhours",
    ]),
    (Field::OvertimeType, &[
        "overtimetype", "typeofovertime", "otcode", "ottype", "overtimecode", "exceptioncode", "elementname", "payelement", "wagetype", "lgart", "paycode", "plannedcasual", "rate", "overtimerate", "otrate", "multiplier", "shiftpaymultiplier", "paytype", "paymenttype", "type", "ratetype", "earningcode", "payrate", "element", "elementdescription", "paymentelement",
    ]),
    (Field::OvertimeReason, &[
        "overtimereason", "otreason", "reasonforovertime", "detailtype", "reasoncode", "reason", "codedescription", "description", "descriptions", "operation", "operationname", "event", "eventname", "projectlocation", "project", "jobno", "incident", "reasondescription", "costcode", "type",
    ]),
    (Field::Authoriser, &["authorisedby", "authorizedby", "approvedby", "authoriser", "authorizer", "approver", "authorisingofficer", "leaveapprover", "approvername", "signedoffby"]),
    (Field::Voluntary, &["mandatoryvoluntary", "voluntary", "mandatory", "requestedrequired", "voluntarymandatory", "isvoluntary", "ismandatory", "directed", "detainedonduty", "recalltoduty", "cancelledrestday"]),
    (Field::PaidAs, &[
        "paidas", "payortoil", "paidortoil", "toilorpay", "paytoil", "toil", "comptime", "compensationtype", "claimtype", "takenas", "paytype", "paymenttype", "rate", "overtimerate", "otrate", "ratetype", "multiplier", "shiftpaymultiplier",
    ]),
    (Field::ClaimDate, &["claimdate", "dateofclaim", "dateclaimed", "claimeddate", "claimedon", "overtimeclaimdate", "claimsubmitted", "claimsubmitteddate"]),
    // duties
    (Field::DutyDate, &["dutydate", "shiftdate", "rosterdate", "attendancedate", "scheduledate", "workdate", "deploymentdate", "dateofshift", "startdate", "date", "day", "rostereddate", "tourdate", "assignmentdate"]),
    (Field::PlannedStart, &["plannedstart", "plannedstarttime", "rosteredstart", "rosteredstarttime", "scheduledstart", "scheduledstarttime", "tourstart", "shiftstart", "plannedstartdatetime", "rotastart", "startdatetime"]),
    (Field::PlannedEnd, &["plannedend", "plannedfinish", "plannedendtime", "rosteredend", "rosteredfinish", "rosteredendtime", "scheduledend", "scheduledfinish", "scheduledendtime", "tourend", "shiftend", "plannedenddatetime", "rotaend", "enddatetime"]),
    (Field::ActualStart, &["actualstart", "shiftactualstart", "actualstarttime", "bookedon", "bookon", "clockin", "clockedin", "punchin", "actualstartdatetime", "signon", "intime", "timein", "checkin", "logintime", "time", "start", "startedat", "kommen", "arbeitsbeginn", "dutyon", "on"]),
    (Field::ActualEnd, &["actualend", "stoppedat", "actualfinish", "shiftactualend", "actualendtime", "bookedoff", "bookoff", "clockout", "clockedout", "punchout", "stopdatetime", "actualenddatetime", "signoff", "outtime", "timeout", "checkout", "logouttime", "end", "gehen", "arbeitsende", "dutyoff", "off"]),
    (Field::EndDate, &["enddate", "dateto", "todate", "shiftenddate", "dutyenddate", "finishdate"]),
    (Field::Break, &["break", "unpaidbreak", "meal", "breakminutes", "mealbreak", "breaktime", "breakduration", "lunch", "restbreak", "breakhours", "restmins", "restminutes"]),
    (Field::DutyKind, &["dutytype", "dutykind", "dutycode", "shifttype", "shifttypecode", "shiftname", "duty", "tour", "activity", "activitytype", "shiftcode", "shift", "project", "task", "assignment", "daytype"]),
    (Field::Attendance, &["attendancestatus", "attendance", "attendancetype", "presence", "status", "state"]),
    // outcomes
    (Field::OutcomeDate, &[
        "daterecorded", "recordeddate", "complaintdate", "datereceived", "receiveddate", "dateofallegation", "allegationdate", "dateofcomplaint", "eventdatetime", "decisiondate", "dateofjudgement", "datefinalised", "outcomedate", "findingdate", "caseopened", "dateopened", "date", "opened",
    ]),
    (Field::OutcomeClosed, &["dateclosed", "closeddate", "completeddate", "closed", "caseclosed", "closuredate", "dateofclosure", "concluded"]),
    (Field::IncidentDate, &["incidentdate", "dateoccurred", "occurreddate", "dateofincident", "eventdate", "occurredon"]),
    (Field::OutcomeKind, &["casetype", "complaintcategory", "allegationtype", "allegation", "allegationsforcetypes", "breachtype", "incidenttype", "complainttype", "conducttype", "category", "mattertype", "outcometype", "type", "categorycode"]),
    (Field::Finding, &["finalfinding", "finding", "findings", "disposition", "outcome", "result", "finalruling", "decision", "recommendedfinding", "caseoutcome", "determination"]),
    (Field::Severity, &["severity", "finaldiscipline", "sanction", "penalty", "actiontaken", "recommendeddiscipline", "daysorhourssuspended", "assessmentlevel", "seriousness", "stage", "proceeding", "discipline", "disciplinaryaction", "days"]),
    (Field::Route, &["route", "source", "howreceived", "origin", "referredby", "referralsource", "reportedby", "complainanttype"]),
    // totals
    (Field::PeriodStart, &["periodstart", "periodfrom", "weekstart", "weekcommencing", "weekbeginning", "monthstart", "startofperiod"]),
    (Field::PeriodEnd, &["periodend", "periodto", "weekending", "weekendingdate", "monthend", "endofperiod", "payperiod", "period", "month", "date", "yearmonth", "payperiodend"]),
    (Field::SpellsBegun, &["spellsbegun", "spellsstarted", "newspells", "newepisodes", "episodesstarted", "absencesstarted", "newabsences"]),
    (Field::OvertimeDays, &["overtimedays", "dayswithovertime", "otdays", "overtimeduties", "numberofovertimeduties", "noofovertimeduties"]),
    (Field::DaysInPost, &["daysinpost", "daysinservice", "daysemployed", "calendardaysinpost"]),
    (Field::SpellCount, &["spells", "sicknessspells", "spellsofsickness", "noofepisodes", "numberofepisodes", "episodes", "occurrences", "count", "noofspells", "numberofspells", "absencecount", "occasions", "noofoccasions", "instances"]),
    (Field::Exposure, &["ftedaysavailable", "daysavailable", "availabledays", "hoursavailable", "availablehours", "contracteddays", "scheduleddays", "dutiesworked", "exposure", "dutydays", "numberofduties", "shiftsworked"]),
    // read past
    (Field::RowId, &[
        "absenceattendanceid", "absenceid", "leaveid", "requestid", "recordid", "rowid", "transactionid", "reference", "referencenumber", "refno", "ref", "iano", "crid", "complaintid", "complaintref", "complaintno", "complaintnumber", "caseid", "caseno", "casenumber", "caseref", "casereference", "complaintreference",
        "overtimeid", "otid", "claimid", "claimno", "claimnumber", "claimref", "claimreference", "overtimeclaimno", "requestno", "requestnumber", "requestref", "dutyid", "shiftid", "entryid", "timeentryid", "outcomeid", "logno", "series", "seqno", "sequence", "lineno", "rownumber", "rowno", "no", "index", "id", "bookingid",
    ]),
    (Field::Refused, &[
        "comment", "comments", "note", "notes", "remark", "remarks", "freetext", "narrative", "details", "furtherdetails", "message", "messages", "toilnotes", "managercomments", "employeecomments", "absencenotes", "additionalinformation", "explanation", "summary",
        "allegationdetails", "email", "emailaddress", "workemail", "useremail", "mobile", "phone", "phonenumber", "telephone", "telephonenumber", "address", "homeaddress", "postcode", "postalcode", "postal", "zip", "zipcode", "latitude", "longitude", "lat", "lon",
        "lng", "gps", "gpslocation", "geolocation", "coordinates", "ip", "ipaddress", "device", "deviceid", "locationdeviceid", "devicename", "imei", "macaddress", "vehiclereg", "associations", "declaredassociations", "associates", "businessinterests", "secondjob", "secondaryemployment", "socialmedia",
        "socialdrinker", "socialsmoker", "medicalnotes", "diagnosis", "gpname", "nino", "ninumber", "nationalinsurancenumber", "bankaccount", "sortcode", "tags", "notifiabledisease", "weight", "height", "bodymassindex", "bmi", "pet", "son", "children", "nextofkin",
        "description", "calls", "websites", "emailssent", "attachments", "photo",
    ]),
];

/// Headings that are known and not used, with the reason shown.
#[rustfmt::skip]
pub(crate) const UNUSED: &[(&str, &[&str])] = &[
    ("pay is not used", &[
        "regular", "retro", "other", "injured", "detail", "details", "quinn", "quinneducation", "totalearnings", "totalgross", "annualrt", "comprate", "monthlyrt", "hrlyrate", "hourlyrate", "payamount", "costrate", "costamount", "billablerate", "billableamount",
        "billablerateusd", "billableamountusd", "amount", "amountusd", "currency", "salary", "basepay", "gross", "netpay", "overtimepay", "absencepaygroup", "ospnilratestartdate", "osphalfratestartdate", "paygroup",
    ]),
    ("the planned date is not used where the real one may differ", &[
        "projectedstartdate", "projectedenddate", "estimatedreturndate", "predictedfitnessdate", "expectedreturndate", "expectedenddate", "plannedreturndate",
    ]),
    ("when a record was made or changed is not used", &[
        "notificationdate", "requesteddate", "requestedon", "createdat", "createdon", "createddate", "postingdate", "lastupdatedate", "lastupdated", "updated", "modified", "lastnote", "leadtime", "submittedon", "submitteduptodate", "approvaldate", "approvedon", "version", "changedby",
        "amendedby", "updatedby", "enteredby", "createdby",
    ]),
    ("not needed", &[
        "recordtype", "sessionslost", "thirdparty", "violenceaggressionrelated", "fitnoterequired", "absenceunits", "unitofmeasure", "dateunit",
        "halfdaydate", "statusreason", "company", "billable", "invoiced", "client", "projectcode",
        "lateentry", "earlyexit", "externalreferenceurl", "employeecheck", "unioncode", "tskprofid", "regtemp", "fullpart", "employmentcategory", "assignmentcategory", "nhseregioncode", "nhseregionname", "icscode", "icsname", "orgtype", "sicknessabsenceratepercent", "sicknessrate", "benchmarkgroup",
        "clustergroup", "reasonforleaving", "terminationreason", "leavingreason", "ondutyflag", "onduty", "incidenttime", "logtype", "seasons", "transportationexpense", "distancefromresidencetowork", "servicetime", "workloadaverageday", "hittarget", "disciplinaryfailure", "education",
        "numberofepisodessquared", "workplaceorgcode", "organisationid", "orgcodeid", "orgid", "appointedyear", "isholiday", "publicholiday",
    ]),
];

/// A heading for comparison: lower case, letters and digits only, no units.
///
/// ```text
/// "Hours In Period (hh:mm)" → "hoursinperiodhhmm"     "Employee #" → "employee"     " OVERTIME " → "overtime"
/// ```
pub(crate) fn normal(heading: &str) -> String {
    heading.chars().filter(|c| c.is_alphanumeric() || *c == '%').flat_map(char::to_lowercase).collect()
}

/// The same without what stands in brackets, for headings that carry a unit.
fn without_brackets(heading: &str) -> Option<String> {
    let (before, rest) = heading.split_once(['(', '['])?;
    let after = rest.split_once([')', ']']).map_or("", |(_, after)| after);
    let normal = normal(&format!("{before}{after}"));
    (!normal.is_empty()).then_some(normal)
}

/// What is known of a heading.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Known {
    /// Fields it can mean, each with its rank in that field's list (0 is the best witness).
    pub(crate) fields: Vec<(Field, usize)>,
    /// Why it is not used, where it is known to be of no use.
    pub(crate) unused: Option<&'static str>,
}

impl Known {
    pub(crate) fn is_known(&self) -> bool {
        !self.fields.is_empty() || self.unused.is_some()
    }
}

/// The rank of a meaning that only the parts of a heading tell: any heading known as a whole is a better witness.
const BY_ITS_PARTS: usize = 10_000;

/// Looks a heading up.
pub(crate) fn look_up(heading: &str) -> Known {
    // A sheet can have thousands of these, and neither says anything.
    if heading.is_empty() || super::is_named_by_place(heading) {
        return Known::default();
    }
    let exact = exactly(&normal(heading));
    if exact.is_known() {
        return exact;
    }
    if let Some(shorter) = without_brackets(heading).map(|shorter| exactly(&shorter)).filter(Known::is_known)
    {
        return shorter;
    }
    let mut fields = heading_parts::fields(heading);
    if let (true, Some((before, _))) = (fields.is_empty(), heading.split_once(['(', '['])) {
        // "Pause (min)": what stands in brackets is a unit.
        fields = heading_parts::fields(before);
    }
    if fields.is_empty() && Rated::of(heading).is_some_and(|rated| rated.of_hours && rated.surely) {
        fields.push(Field::HoursPaid);
    }
    Known { fields: fields.into_iter().map(|field| (field, BY_ITS_PARTS)).collect(), ..exact }
}

fn exactly(normal: &str) -> Known {
    let mut known = Known::default();
    for (field, words) in WORDS {
        if let Some(rank) = words.iter().position(|word| *word == normal) {
            known.fields.push((*field, rank));
        }
    }
    known.unused = UNUSED.iter().find(|(_, words)| words.contains(&normal)).map(|(reason, _)| *reason);
    known
}

/// Pieces of a heading that make a column free text or something that is never read, wherever they stand.
pub(crate) const REFUSED_PIECES: [&str; 13] = [
    "comment",
    "remark",
    "freetext",
    "narrative",
    "email",
    "telephone",
    "mobile",
    "postcode",
    "latitude",
    "longitude",
    "ipaddress",
    "imei",
    "message",
];

/// Pieces of a heading that make a column protected.
pub(crate) const PROTECTED_PIECES: [&str; 7] =
    ["ethnic", "gender", "dateofbirth", "birthdate", "sexualorient", "religio", "marital"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_in_the_form_it_is_looked_up_in() {
        for (field, words) in WORDS {
            for (at, word) in words.iter().enumerate() {
                assert_eq!(normal(word).replace(' ', ""), word.replace(' ', ""), "{field:?}");
                assert!(!words[..at].contains(word), "{field:?} lists {word} twice");
            }
        }
    }

    #[test]
    fn headings_are_found_through_case_marks_units_and_padding() {
        for (heading, field) in [
            (" Employee No. ", Field::PersonId),
            ("Collar No", Field::PersonId),
            ("O/T Hrs", Field::HoursPaid),
            ("Task Profile Descr", Field::Team),
            ("Ethnic Grp", Field::Protected),
            ("Hours Lost (decimal)", Field::AbsenceHours),
            ("Date            Received", Field::OutcomeDate),
            ("\u{feff}Employee ID", Field::PersonId),
        ] {
            assert!(look_up(heading).fields.iter().any(|(f, _)| *f == field), "{heading:?}");
        }
        assert!(!look_up("kitten").is_known());
    }
}
