<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
    <context>
        <name>MemberCell</name>
        <message numerus="yes">
            <source>, %n accuser(s)</source>
            <translation>
                <numerusform>, %n accuser</numerusform>
                <numerusform>, %n accusers</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>suspected %n time(s)</source>
            <translation>
                <numerusform>suspected once</numerusform>
                <numerusform>suspected %n times</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>spoke up against it %n time(s)</source>
            <translation>
                <numerusform>spoke up against it once</numerusform>
                <numerusform>spoke up against it %n times</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>failed %n time(s)</source>
            <translation>
                <numerusform>failed once</numerusform>
                <numerusform>failed %n times</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>came back %n time(s)</source>
            <translation>
                <numerusform>came back once</numerusform>
                <numerusform>came back %n times</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::ServicesPlace</name>
        <message numerus="yes">
            <source>0 of %n row(s) match</source>
            <translation>
                <numerusform>0 of %n row matches</numerusform>
                <numerusform>0 of %n rows match</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>No tag of the %n member(s) tells of a service, by the rules there are.</source>
            <translation>
                <numerusform>No tag of the %n member tells of a service, by the rules there are.</numerusform>
                <numerusform>No tag of the %n members tells of a service, by the rules there are.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n</source>
            <translation>
                <numerusform>%1 of %n</numerusform>
                <numerusform>%1 of %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n service(s)</source>
            <translation>
                <numerusform>%n service</numerusform>
                <numerusform>%n services</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Re-sort, %n row(s) out of place</source>
            <translation>
                <numerusform>Re-sort, %n row out of place</numerusform>
                <numerusform>Re-sort, %n rows out of place</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::InstancePane</name>
        <message numerus="yes">
            <source>%1: %n instance(s)</source>
            <translation>
                <numerusform>%1: %n instance</numerusform>
                <numerusform>%1: %n instances</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Only the first %n address(es) are asked, those in sight before the others: select the others to go on.</source>
            <translation>
                <numerusform>Only the first %n address is asked: select the others to go on.</numerusform>
                <numerusform>Only the first %n addresses are asked, those in sight before the others: select the others to go on.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::models::ServiceModel</name>
        <message numerus="yes">
            <source>%n instance(s), on %1</source>
            <translation>
                <numerusform>%n instance, on %1</numerusform>
                <numerusform>%n instances, on %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s)</source>
            <translation>
                <numerusform>%n member</numerusform>
                <numerusform>%n members</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Services</name>
        <message numerus="yes">
            <source>%n failed</source>
            <translation>
                <numerusform>%n failed</numerusform>
                <numerusform>%n failed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n suspect</source>
            <translation>
                <numerusform>%n suspect</numerusform>
                <numerusform>%n suspect</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n in maintenance</source>
            <translation>
                <numerusform>%n in maintenance</numerusform>
                <numerusform>%n in maintenance</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n leaving</source>
            <translation>
                <numerusform>%n leaving</numerusform>
                <numerusform>%n leaving</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without data</source>
            <translation>
                <numerusform>%n without data</numerusform>
                <numerusform>%n without data</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left</source>
            <translation>
                <numerusform>%n left</numerusform>
                <numerusform>%n left</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s)</source>
            <translation>
                <numerusform>%n member</numerusform>
                <numerusform>%n members</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not reachable from elsewhere</source>
            <translation>
                <numerusform>%n not reachable from elsewhere</numerusform>
                <numerusform>%n not reachable from elsewhere</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n address(es) not readable</source>
            <translation>
                <numerusform>%n address not readable</numerusform>
                <numerusform>%n addresses not readable</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) that had gone are no longer listed, the longest gone first</source>
            <translation>
                <numerusform>%n row that had gone is no longer listed</numerusform>
                <numerusform>%n rows that had gone are no longer listed, the longest gone first</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RulesDraft</name>
        <message numerus="yes">
            <source>%n member(s)</source>
            <translation>
                <numerusform>%n member</numerusform>
                <numerusform>%n members</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>This rule finds %n instance(s) on %1.</source>
            <translation>
                <numerusform>This rule finds %n instance on %1.</numerusform>
                <numerusform>This rule finds %n instances on %1.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Looked at %n of %1 members, evenly chosen.</source>
            <translation>
                <numerusform>Looked at %n of %1 members.</numerusform>
                <numerusform>Looked at %n of %1 members, evenly chosen.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Notice</name>
        <message numerus="yes">
            <source>None of %n address(es) gives members.</source>
            <translation>
                <numerusform>The address gives no members.</numerusform>
                <numerusform>None of %n addresses gives members.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of the addresses has (have) not answered.</source>
            <translation>
                <numerusform>One of the addresses has not answered.</numerusform>
                <numerusform>%n of the addresses have not answered.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>0 of %n member(s) match.</source>
            <translation>
                <numerusform>0 of 1 member matches.</numerusform>
                <numerusform>0 of %n members match.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of these clusters is (are) silent.</source>
            <translation>
                <numerusform>%n of these clusters is silent.</numerusform>
                <numerusform>%n of these clusters are silent.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::JoinBar</name>
        <message numerus="yes">
            <source>But only %n member(s) take(s) part here: with an observer more, failures are noticed two to three times as late. Better stay outside.</source>
            <translation>
                <numerusform>But only %n member takes part here: with an observer more, failures are noticed two to three times as late. Better stay outside.</numerusform>
                <numerusform>But only %n members take part here: with an observer more, failures are noticed two to three times as late. Better stay outside.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::SessionStatusBar</name>
        <message numerus="yes">
            <source>Views of %n member(s) held.</source>
            <translation>
                <numerusform>View of %n member held.</numerusform>
                <numerusform>Views of %n members held.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n dropped</source>
            <translation>
                <numerusform>%n dropped</numerusform>
                <numerusform>%n dropped</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n answer(s) so far.</source>
            <translation>
                <numerusform>%n answer so far.</numerusform>
                <numerusform>%n answers so far.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n question(s) without an answer.</source>
            <translation>
                <numerusform>%n question without an answer.</numerusform>
                <numerusform>%n questions without an answer.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n selected: %1</source>
            <translation>
                <numerusform>%n selected: %1</numerusform>
                <numerusform>%n selected: %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n cluster(s) together · each is asked by its own view</source>
            <translation>
                <numerusform>%n cluster together · each is asked by its own view</numerusform>
                <numerusform>%n clusters together · each is asked by its own view</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n polled</source>
            <translation>
                <numerusform>%1 of %n polled</numerusform>
                <numerusform>%1 of %n polled</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Members are asked one after the other; %n has (have) not been yet, or did not answer. What they alone know is not seen.</source>
            <translation>
                <numerusform>Members are asked one after the other; %n has not been yet, or did not answer. What it alone knows is not seen.</numerusform>
                <numerusform>Members are asked one after the other; %n have not been yet, or did not answer. What they alone know is not seen.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::StartPage</name>
        <message numerus="yes">
            <source>Output of “serf members”: %n address(es) of members alive.</source>
            <translation>
                <numerusform>Output of “serf members”: %n address of a member alive.</numerusform>
                <numerusform>Output of “serf members”: %n addresses of members alive.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n address(es), asked in turn.</source>
            <translation>
                <numerusform>%n address.</numerusform>
                <numerusform>%n addresses, asked in turn.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The first %n will do.</source>
            <translation>
                <numerusform>The first will do.</numerusform>
                <numerusform>The first %n will do.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Ask</name>
        <message numerus="yes">
            <source>all %n member(s) alive</source>
            <translation>
                <numerusform>the one member alive</numerusform>
                <numerusform>all %n members alive</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s)</source>
            <translation>
                <numerusform>%n member</numerusform>
                <numerusform>%n members</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Each answer also comes by %n detour(s).</source>
            <translation>
                <numerusform>Each answer also comes by a detour.</numerusform>
                <numerusform>Each answer also comes by %n detours.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>AskRun</name>
        <message numerus="yes">
            <source>%n answer(s)</source>
            <translation>
                <numerusform>%n answer</numerusform>
                <numerusform>%n answers</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n silent</source>
            <translation>
                <numerusform>%n silent</numerusform>
                <numerusform>%n silent</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n late</source>
            <translation>
                <numerusform>%n late</numerusform>
                <numerusform>%n late</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n queries are open already; wait for one to end, or stop it.</source>
            <translation>
                <numerusform>A query is open already; wait for it to end, or stop it.</numerusform>
                <numerusform>%n queries are open already; wait for one to end, or stop it.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n duplicate(s)</source>
            <translation>
                <numerusform>%n duplicate</numerusform>
                <numerusform>%n duplicates</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n events and queries went out within the last minute; wait a little, then send again.</source>
            <translation>
                <numerusform>%n message went out within the last minute; wait a little, then send again.</numerusform>
                <numerusform>%n events and queries went out within the last minute; wait a little, then send again.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::models::GroupModel</name>
        <message numerus="yes">
            <source>%n member(s): %1; %2</source>
            <translation>
                <numerusform>%n member: %1; %2</numerusform>
                <numerusform>%n members: %1; %2</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::AskForm</name>
        <message numerus="yes">
            <source>%1 for %n member(s)</source>
            <translation>
                <numerusform>%1 for %n member</numerusform>
                <numerusform>%1 for %n members</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::AskPlace</name>
        <message numerus="yes">
            <source>%n older one(s) forgotten</source>
            <translation>
                <numerusform>%n older one forgotten</numerusform>
                <numerusform>%n older ones forgotten</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::LockBar</name>
        <message numerus="yes">
            <source>Unlocked: what you send reaches all %n member(s) of the demo.</source>
            <translation>
                <numerusform>Unlocked: what you send reaches the one member of the demo.</numerusform>
                <numerusform>Unlocked: what you send reaches all %n members of the demo.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Unlocked: what you send reaches all %n member(s).</source>
            <translation>
                <numerusform>Unlocked: what you send reaches the one member.</numerusform>
                <numerusform>Unlocked: what you send reaches all %n members.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::RunHead</name>
        <message numerus="yes">
            <source>to %n member(s)</source>
            <translation>
                <numerusform>to %n member</numerusform>
                <numerusform>to %n members</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>to %n member(s): %1</source>
            <translation>
                <numerusform>to %n member: %1</numerusform>
                <numerusform>to %n members: %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n byte(s)</source>
            <translation>
                <numerusform>%n byte</numerusform>
                <numerusform>%n bytes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n silent: %1</source>
            <translation>
                <numerusform>%n silent: %1</numerusform>
                <numerusform>%n silent: %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n late</source>
            <translation>
                <numerusform>%n late</numerusform>
                <numerusform>%n late</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n duplicate(s)</source>
            <translation>
                <numerusform>%n duplicate</numerusform>
                <numerusform>%n duplicates</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not kept</source>
            <translation>
                <numerusform>%n not kept</numerusform>
                <numerusform>%n not kept</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::RunView</name>
        <message numerus="yes">
            <source>%n member(s)</source>
            <translation>
                <numerusform>%n member</numerusform>
                <numerusform>%n members</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s): %1</source>
            <translation>
                <numerusform>%n member: %1</numerusform>
                <numerusform>%n members: %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1, %n byte(s), the last of them a newline</source>
            <translation>
                <numerusform>%1, %n byte, a newline</numerusform>
                <numerusform>%1, %n bytes, the last of them a newline</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1, %n byte(s)</source>
            <translation>
                <numerusform>%1, %n byte</numerusform>
                <numerusform>%1, %n bytes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FilterWords</name>
        <message numerus="yes">
            <source>%n member(s)</source>
            <translation>
                <numerusform>%n member</numerusform>
                <numerusform>%n members</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n time(s)</source>
            <translation>
                <numerusform>%n time</numerusform>
                <numerusform>%n times</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n instance(s)</source>
            <translation>
                <numerusform>%n instance</numerusform>
                <numerusform>%n instances</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Health</name>
        <message numerus="yes">
            <source>%n alive</source>
            <translation>
                <numerusform>%n alive</numerusform>
                <numerusform>%n alive</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n failed</source>
            <translation>
                <numerusform>%n failed</numerusform>
                <numerusform>%n failed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n flapping</source>
            <translation>
                <numerusform>%n flapping</numerusform>
                <numerusform>%n flapping</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n suspect</source>
            <translation>
                <numerusform>%n suspect</numerusform>
                <numerusform>%n suspect</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left or failed member(s) are carried along in every full sync</source>
            <translation>
                <numerusform>%n left or failed member is carried along in every full sync</numerusform>
                <numerusform>%n left or failed members are carried along in every full sync</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) come and go</source>
            <translation>
                <numerusform>%n member comes and goes</numerusform>
                <numerusform>%n members come and go</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) failed</source>
            <translation>
                <numerusform>%n member failed</numerusform>
                <numerusform>%n members failed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) suspect</source>
            <translation>
                <numerusform>%n member suspect</numerusform>
                <numerusform>%n members suspect</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n time(s) since we look, the last %1 ago</source>
            <translation>
                <numerusform>once since we look, %1 ago</numerusform>
                <numerusform>%n times since we look, the last %1 ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Seen from outside, through %n member(s).</source>
            <translation>
                <numerusform>Seen from outside, through %n member.</numerusform>
                <numerusform>Seen from outside, through %n members.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n instance(s) healthy</source>
            <translation>
                <numerusform>%1 of %n instance healthy</numerusform>
                <numerusform>%1 of %n instances healthy</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) turned suspect within 2 s</source>
            <translation>
                <numerusform>%n member turned suspect within 2 s</numerusform>
                <numerusform>%n members turned suspect within 2 s</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Seen from outside, through %1 of %n member(s).</source>
            <translation>
                <numerusform>Seen from outside, through %1 of %n member.</numerusform>
                <numerusform>Seen from outside, through %1 of %n members.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n cluster(s) together, each seen as its own view sees it.</source>
            <translation>
                <numerusform>%n cluster, seen as its own view sees it.</numerusform>
                <numerusform>%n clusters together, each seen as its own view sees it.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) claim to lead</source>
            <translation>
                <numerusform>%n member claims to lead</numerusform>
                <numerusform>%n members claim to lead</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) claim to lead %1</source>
            <translation>
                <numerusform>%n member claims to lead %1</numerusform>
                <numerusform>%n members claim to lead %1</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::OverviewPlace</name>
        <message numerus="yes">
            <source>%n entry(s)</source>
            <translation>
                <numerusform>%n entry</numerusform>
                <numerusform>%n entries</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::gui::ProfileDesk</name>
        <message numerus="yes">
            <source>There are %n profiles already; remove one first.</source>
            <translation>
                <numerusform>There is %n profile already; remove it first.</numerusform>
                <numerusform>There are %n profiles already; remove one first.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TimelineCell</name>
        <message numerus="yes">
            <source>%1 and %n more</source>
            <translation>
                <numerusform>%1 and %n more</numerusform>
                <numerusform>%1 and %n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s)</source>
            <translation>
                <numerusform>%n member</numerusform>
                <numerusform>%n members</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n byte(s)</source>
            <translation>
                <numerusform>%n byte</numerusform>
                <numerusform>%n bytes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TimelineKind</name>
        <message numerus="yes">
            <source>%n member(s) joined</source>
            <translation>
                <numerusform>%n member joined</numerusform>
                <numerusform>%n members joined</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) left</source>
            <translation>
                <numerusform>%n member left</numerusform>
                <numerusform>%n members left</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) failed</source>
            <translation>
                <numerusform>%n member failed</numerusform>
                <numerusform>%n members failed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) updated</source>
            <translation>
                <numerusform>%n member updated</numerusform>
                <numerusform>%n members updated</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) forgotten</source>
            <translation>
                <numerusform>%n member forgotten</numerusform>
                <numerusform>%n members forgotten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) turned suspect</source>
            <translation>
                <numerusform>%n member turned suspect</numerusform>
                <numerusform>%n members turned suspect</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) refuted</source>
            <translation>
                <numerusform>%n member refuted</numerusform>
                <numerusform>%n members refuted</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) leaving</source>
            <translation>
                <numerusform>%n member leaving</numerusform>
                <numerusform>%n members leaving</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n failed</source>
            <translation>
                <numerusform>%n failed</numerusform>
                <numerusform>%n failed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n suspect</source>
            <translation>
                <numerusform>%n suspect</numerusform>
                <numerusform>%n suspect</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left</source>
            <translation>
                <numerusform>%n left</numerusform>
                <numerusform>%n left</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n joined or back</source>
            <translation>
                <numerusform>%n joined or back</numerusform>
                <numerusform>%n joined or back</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n updated</source>
            <translation>
                <numerusform>%n updated</numerusform>
                <numerusform>%n updated</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n event(s) and queries</source>
            <translation>
                <numerusform>%n event or query</numerusform>
                <numerusform>%n events and queries</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n other</source>
            <translation>
                <numerusform>%n other</numerusform>
                <numerusform>%n others</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::LaneView</name>
        <message numerus="yes">
            <source>%1: %n change(s)</source>
            <translation>
                <numerusform>%1: %n change</numerusform>
                <numerusform>%1: %n changes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::TimelinePlace</name>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n line</numerusform>
                <numerusform>%n lines</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n older dropped</source>
            <translation>
                <numerusform>%n older dropped</numerusform>
                <numerusform>%n older dropped</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n lost</source>
            <translation>
                <numerusform>%n lost</numerusform>
                <numerusform>%n lost</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>None of %n line(s) is within what you look for.</source>
            <translation>
                <numerusform>The one line is not what you look for.</numerusform>
                <numerusform>None of %n lines is what you look for.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::NewBelowChip</name>
        <message numerus="yes">
            <source>%n new below</source>
            <translation>
                <numerusform>%n new below</numerusform>
                <numerusform>%n new below</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::ExportDialog</name>
        <message numerus="yes">
            <source>Everything: %n member(s), all tags</source>
            <translation>
                <numerusform>Everything: %n member, all tags</numerusform>
                <numerusform>Everything: %n members, all tags</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>What is seen: %n member(s), in this order and with these columns</source>
            <translation>
                <numerusform>What is seen: %n member, with these columns</numerusform>
                <numerusform>What is seen: %n members, in this order and with these columns</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) written to %1 (%2).</source>
            <translation>
                <numerusform>%n member written to %1 (%2).</numerusform>
                <numerusform>%n members written to %1 (%2).</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::MemberBar</name>
        <message numerus="yes">
            <source>%1 of %n</source>
            <translation>
                <numerusform>%1 of %n</numerusform>
                <numerusform>%1 of %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s)</source>
            <translation>
                <numerusform>%n member</numerusform>
                <numerusform>%n members</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Re-sort, %n row(s) out of place</source>
            <translation>
                <numerusform>Re-sort, %n row out of place</numerusform>
                <numerusform>Re-sort, %n rows out of place</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) that had gone are no longer listed, the longest gone first</source>
            <translation>
                <numerusform>%n member that had gone is no longer listed</numerusform>
                <numerusform>%n members that had gone are no longer listed, the longest gone first</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::MemberHeaderMenu</name>
        <message numerus="yes">
            <source>%n member(s)</source>
            <translation>
                <numerusform>%n member</numerusform>
                <numerusform>%n members</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::ColumnChooser</name>
        <message numerus="yes">
            <source>tag of %n member(s)</source>
            <translation>
                <numerusform>tag of %n member</numerusform>
                <numerusform>tag of %n members</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::FilterChips</name>
        <message numerus="yes">
            <source>%n more part(s) of the filter</source>
            <translation>
                <numerusform>%n more part of the filter</numerusform>
                <numerusform>%n more parts of the filter</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::CompareSheet</name>
        <message numerus="yes">
            <source>They differ in %n thing(s).</source>
            <translation>
                <numerusform>They differ in %n thing.</numerusform>
                <numerusform>They differ in %n things.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The first %n of them are shown.</source>
            <translation>
                <numerusform>The first of them is shown.</numerusform>
                <numerusform>The first %n of them are shown.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RunDiff</name>
        <message numerus="yes">
            <source>%n changed</source>
            <translation>
                <numerusform>%n changed</numerusform>
                <numerusform>%n changed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n only before</source>
            <translation>
                <numerusform>%n only before</numerusform>
                <numerusform>%n only before</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n only after</source>
            <translation>
                <numerusform>%n only after</numerusform>
                <numerusform>%n only after</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without an answer</source>
            <translation>
                <numerusform>%n without an answer</numerusform>
                <numerusform>%n without an answer</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n the same</source>
            <translation>
                <numerusform>%n the same</numerusform>
                <numerusform>%n the same</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not listed</source>
            <translation>
                <numerusform>%n not listed</numerusform>
                <numerusform>%n not listed</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::AskTemplateDialog</name>
        <message numerus="yes">
            <source>There is room for %n template(s); delete one first.</source>
            <translation>
                <numerusform>There is room for %n template; delete one first.</numerusform>
                <numerusform>There is room for %n templates; delete one first.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::AskRepeatBar</name>
        <message numerus="yes">
            <source>%n event(s) sent</source>
            <translation>
                <numerusform>%n event sent</numerusform>
                <numerusform>%n events sent</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n query(s) sent</source>
            <translation>
                <numerusform>%n query sent</numerusform>
                <numerusform>%n queries sent</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>silent %n time(s)</source>
            <translation>
                <numerusform>silent %n time</numerusform>
                <numerusform>silent %n times</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::AskRepeatDialog</name>
        <message numerus="yes">
            <source>Too often: %n message(s) a minute, %1 are allowed.</source>
            <translation>
                <numerusform>Too often: %n message a minute, %1 are allowed.</numerusform>
                <numerusform>Too often: %n messages a minute, %1 are allowed.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Up to %n message(s) a minute, until you stop it, the lock shuts or one is refused.</source>
            <translation>
                <numerusform>Up to %n message a minute, until you stop it, the lock shuts or one is refused.</numerusform>
                <numerusform>Up to %n messages a minute, until you stop it, the lock shuts or one is refused.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::gui::Workspace</name>
        <message numerus="yes">
            <source>%n clusters are open already; leave one of them first.</source>
            <translation>
                <numerusform>%n cluster is open already; leave it first.</numerusform>
                <numerusform>%n clusters are open already; leave one of them first.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::ClusterEntry</name>
        <message numerus="yes">
            <source>%n failed or suspect</source>
            <translation>
                <numerusform>%n failed or suspect</numerusform>
                <numerusform>%n failed or suspect</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TableChanges</name>
        <message numerus="yes">
            <source>%n gone</source>
            <translation>
                <numerusform>%n gone</numerusform>
                <numerusform>%n gone</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new</source>
            <translation>
                <numerusform>%n new</numerusform>
                <numerusform>%n new</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n changed</source>
            <translation>
                <numerusform>%n changed</numerusform>
                <numerusform>%n changed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) not listed</source>
            <translation>
                <numerusform>%n line not listed</numerusform>
                <numerusform>%n lines not listed</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::ExportSide</name>
        <message numerus="yes">
            <source>now: all %n member(s)</source>
            <translation>
                <numerusform>now: %n member</numerusform>
                <numerusform>now: all %n members</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>now: the %n in sight</source>
            <translation>
                <numerusform>now: the one in sight</numerusform>
                <numerusform>now: the %n in sight</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::ExportCompareDialog</name>
        <message numerus="yes">
            <source>%n line(s) in sight</source>
            <translation>
                <numerusform>%n line in sight</numerusform>
                <numerusform>%n lines in sight</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Delivery</name>
        <message numerus="yes">
            <source>%n has it not (yet)</source>
            <translation>
                <numerusform>%n has it not (yet)</numerusform>
                <numerusform>%n have it not (yet)</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n could not be asked</source>
            <translation>
                <numerusform>%n could not be asked</numerusform>
                <numerusform>%n could not be asked</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n cannot tell any more</source>
            <translation>
                <numerusform>%n cannot tell any more</numerusform>
                <numerusform>%n cannot tell any more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not asked yet</source>
            <translation>
                <numerusform>%n not asked yet</numerusform>
                <numerusform>%n not asked yet</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more left out</source>
            <translation>
                <numerusform>%n more left out</numerusform>
                <numerusform>%n more left out</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n observer(s) not counted</source>
            <translation>
                <numerusform>%n observer not counted</numerusform>
                <numerusform>%n observers not counted</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::DeliveryPanel</name>
        <message numerus="yes">
            <source>Asks %n member(s) from outside what they hold: one TCP connection each, about %1 in all, some %2. A member keeps its last 512 events.</source>
            <translation>
                <numerusform>Asks %n member from outside what it holds: one TCP connection, about %1, some %2. A member keeps its last 512 events.</numerusform>
                <numerusform>Asks %n members from outside what they hold: one TCP connection each, about %1 in all, some %2. A member keeps its last 512 events.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n connection(s), %1</source>
            <translation>
                <numerusform>%n connection, %1</numerusform>
                <numerusform>%n connections, %1</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Coach</name>
        <message numerus="yes">
            <source>%1 is suspect, accused by %n member(s): failed in %2, unless it speaks up.</source>
            <translation>
                <numerusform>%1 is suspect, accused by %n member: failed in %2, unless it speaks up.</numerusform>
                <numerusform>%1 is suspect, accused by %n members: failed in %2, unless it speaks up.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Two groups that see only themselves: %n member(s) failed on our side.</source>
            <translation>
                <numerusform>Two groups that see only themselves: %n member failed on our side.</numerusform>
                <numerusform>Two groups that see only themselves: %n members failed on our side.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::CoachGuide</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Incident</name>
        <message numerus="yes">
            <source>%n member(s) are stable again</source>
            <translation>
                <numerusform>%n member is stable again</numerusform>
                <numerusform>%n members are stable again</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>calm for %1; it took %2, with %n change(s)</source>
            <translation>
                <numerusform>calm for %1; it took %2, with %n change</numerusform>
                <numerusform>calm for %1; it took %2, with %n changes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) come and go</source>
            <translation>
                <numerusform>%n member comes and goes</numerusform>
                <numerusform>%n members come and go</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) in %1</source>
            <translation>
                <numerusform>%n change in %1</numerusform>
                <numerusform>%n changes in %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) failed</source>
            <translation>
                <numerusform>%n member failed</numerusform>
                <numerusform>%n members failed</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Rtt</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n zone(s) by round trip</source>
            <translation>
                <numerusform>%n zone by round trip</numerusform>
                <numerusform>%n zones by round trip</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::MapPlace</name>
        <message numerus="yes">
            <source>%1 of %n</source>
            <translation>
                <numerusform>%1 of %n</numerusform>
                <numerusform>%1 of %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s)</source>
            <translation>
                <numerusform>%n member</numerusform>
                <numerusform>%n members</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) with a coordinate</source>
            <translation>
                <numerusform>%n member with a coordinate</numerusform>
                <numerusform>%n members with a coordinate</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>0 of %n member(s) match</source>
            <translation>
                <numerusform>The one member does not match</numerusform>
                <numerusform>0 of %n members match</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>A sample of the %n member(s) that tell a coordinate; filter to see others.</source>
            <translation>
                <numerusform>A sample of the one member that tells a coordinate; filter to see others.</numerusform>
                <numerusform>A sample of the %n members that tell a coordinate; filter to see others.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Re-sort, %n row(s) out of place</source>
            <translation>
                <numerusform>Re-sort, %n row out of place</numerusform>
                <numerusform>Re-sort, %n rows out of place</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and one more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::RttMapView</name>
        <message numerus="yes">
            <source>%n member(s); arrow keys go from one to the next</source>
            <translation>
                <numerusform>%n member; arrow keys go from one to the next</numerusform>
                <numerusform>%n members; arrow keys go from one to the next</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::RttMatrixView</name>
        <message numerus="yes">
            <source>%n member(s), each with each</source>
            <translation>
                <numerusform>%n member, each with each</numerusform>
                <numerusform>%n members, each with each</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Keys</name>
        <message numerus="yes">
            <source>%1 and %n more</source>
            <translation>
                <numerusform>%1 and %n more</numerusform>
                <numerusform>%1 and %n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) could not say</source>
            <translation>
                <numerusform>%n member could not say</numerusform>
                <numerusform>%n members could not say</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) did not answer</source>
            <translation>
                <numerusform>%n member did not answer</numerusform>
                <numerusform>%n members did not answer</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>All %n member(s) hold the one key there is</source>
            <translation>
                <numerusform>The one member holds the only key</numerusform>
                <numerusform>All %n members hold the one key there is</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>All %n member(s) hold the same %1 keys</source>
            <translation>
                <numerusform>The one member holds all %1 keys</numerusform>
                <numerusform>All %n members hold the same %1 keys</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Asking … %1 of %n member(s) answered</source>
            <translation>
                <numerusform>Asking … %1 of %n member answered</numerusform>
                <numerusform>Asking … %1 of %n members answered</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Sends the query _serf_list-keys to %n member(s), as “serf keys -list” does. It changes nothing, and only fingerprints are kept of the answers.</source>
            <translation>
                <numerusform>Sends the query _serf_list-keys to %n member, as “serf keys -list” does. It changes nothing, and only fingerprints are kept of the answers.</numerusform>
                <numerusform>Sends the query _serf_list-keys to %n members, as “serf keys -list” does. It changes nothing, and only fingerprints are kept of the answers.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>cuts off %n</source>
            <translation>
                <numerusform>cuts off %n</numerusform>
                <numerusform>cuts off %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>not known of %n</source>
            <translation>
                <numerusform>not known of %n</numerusform>
                <numerusform>not known of %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::models::LeaderModel</name>
        <message numerus="yes">
            <source>%n change(s) seen</source>
            <translation>
                <numerusform>%n change seen</numerusform>
                <numerusform>%n changes seen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n claim it</source>
            <translation>
                <numerusform>%n claims it</numerusform>
                <numerusform>%n claim it</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Alive; of them %n tell a role</source>
            <translation>
                <numerusform>Alive; of them %n tells a role</numerusform>
                <numerusform>Alive; of them %n tell a role</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::LeaderPanel</name>
        <message numerus="yes">
            <source>%n group(s) that nobody leads any more</source>
            <translation>
                <numerusform>%n group that nobody leads any more</numerusform>
                <numerusform>%n groups that nobody leads any more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n group(s) with more than one leader</source>
            <translation>
                <numerusform>%n group with more than one leader</numerusform>
                <numerusform>%n groups with more than one leader</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) without ep.raft do not count</source>
            <translation>
                <numerusform>%n member without ep.raft does not count</numerusform>
                <numerusform>%n members without ep.raft do not count</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Re-sort, %n row(s) out of place</source>
            <translation>
                <numerusform>Re-sort, %n row out of place</numerusform>
                <numerusform>Re-sort, %n rows out of place</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Views</name>
        <message numerus="yes">
            <source>%n alive</source>
            <translation>
                <numerusform>%n alive</numerusform>
                <numerusform>%n alive</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more group(s)</source>
            <translation>
                <numerusform>%n more group</numerusform>
                <numerusform>%n more groups</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n clusters that do not know each other</source>
            <translation>
                <numerusform>%n cluster that knows no other</numerusform>
                <numerusform>%n clusters that do not know each other</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n groups that see only themselves</source>
            <translation>
                <numerusform>%n group that sees only itself</numerusform>
                <numerusform>%n groups that see only themselves</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 alone accuses %n member(s)</source>
            <translation>
                <numerusform>%1 alone accuses %n member</numerusform>
                <numerusform>%1 alone accuses %n members</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 is accused by %n member(s)</source>
            <translation>
                <numerusform>%1 is accused by %n member</numerusform>
                <numerusform>%1 is accused by %n members</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) unheard of by some</source>
            <translation>
                <numerusform>%n member unheard of by some</numerusform>
                <numerusform>%n members unheard of by some</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 and %n more</source>
            <translation>
                <numerusform>%1 and %n more</numerusform>
                <numerusform>%1 and %n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) asked %1 ago agree about all %2</source>
            <translation>
                <numerusform>%n member asked %1 ago agrees about all %2</numerusform>
                <numerusform>%n members asked %1 ago agree about all %2</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n connection(s), about %1, %2</source>
            <translation>
                <numerusform>%n connection, about %1, %2</numerusform>
                <numerusform>%n connections, about %1, %2</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n asked</source>
            <translation>
                <numerusform>%1 of %n asked</numerusform>
                <numerusform>%1 of %n asked</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n did not answer</source>
            <translation>
                <numerusform>%n did not answer</numerusform>
                <numerusform>%n did not answer</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>a sample, %n left out</source>
            <translation>
                <numerusform>a sample, %n left out</numerusform>
                <numerusform>a sample, %n left out</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n name(s) nobody but itself, as an observer does</source>
            <translation>
                <numerusform>%n names nobody but itself, as an observer does</numerusform>
                <numerusform>%n name nobody but themselves, as observers do</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n too old to compare</source>
            <translation>
                <numerusform>%n too old to compare</numerusform>
                <numerusform>%n too old to compare</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MatrixHooks</name>
        <message numerus="yes">
            <source>They disagree about %n member(s)</source>
            <translation>
                <numerusform>They disagree about %n member</numerusform>
                <numerusform>They disagree about %n members</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::PatternList</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::MatrixTools</name>
        <message numerus="yes">
            <source>Re-sort, %n row(s) or column(s) out of place</source>
            <translation>
                <numerusform>Re-sort, %n row or column out of place</numerusform>
                <numerusform>Re-sort, %n rows or columns out of place</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Ask %n member(s)</source>
            <translation>
                <numerusform>Ask %n member</numerusform>
                <numerusform>Ask %n members</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n heard so far</source>
            <translation>
                <numerusform>%n heard so far</numerusform>
                <numerusform>%n heard so far</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PlaceBadges</name>
        <message numerus="yes">
            <source>%n failed or suspect</source>
            <translation>
                <numerusform>%n failed or suspect</numerusform>
                <numerusform>%n failed or suspect</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to look at</source>
            <translation>
                <numerusform>%n to look at</numerusform>
                <numerusform>%n to look at</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Diagnostics</name>
        <message numerus="yes">
            <source>%n internal error(s)</source>
            <translation>
                <numerusform>%n internal error</numerusform>
                <numerusform>%n internal errors</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The network side of %1 stood still %n time(s).</source>
            <translation>
                <numerusform>The network side of %1 stood still %n time.</numerusform>
                <numerusform>The network side of %1 stood still %n times.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The network side stood still %n time(s).</source>
            <translation>
                <numerusform>The network side stood still %n time.</numerusform>
                <numerusform>The network side stood still %n times.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The whole program was stopped from outside %n time(s); that is not counted.</source>
            <translation>
                <numerusform>The whole program was stopped from outside %n time; that is not counted.</numerusform>
                <numerusform>The whole program was stopped from outside %n times; that is not counted.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The window stood still %n time(s), for %1 at most.</source>
            <translation>
                <numerusform>The window stood still %n time, for %1 at most.</numerusform>
                <numerusform>The window stood still %n times, for %1 at most.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::DiagnosticsPane</name>
        <message numerus="yes">
            <source>%1 of %n row(s)</source>
            <translation>
                <numerusform>%1 of %n row</numerusform>
                <numerusform>%1 of %n rows</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n lost something</source>
            <translation>
                <numerusform>%n lost something</numerusform>
                <numerusform>%n lost something</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s)</source>
            <translation>
                <numerusform>%n row</numerusform>
                <numerusform>%n rows</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>None of %n row(s) holds this.</source>
            <translation>
                <numerusform>The %n row does not hold this.</numerusform>
                <numerusform>None of %n rows holds this.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::LogPane</name>
        <message numerus="yes">
            <source>%1 of %n line(s)</source>
            <translation>
                <numerusform>%1 of %n line</numerusform>
                <numerusform>%1 of %n lines</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n line</numerusform>
                <numerusform>%n lines</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n older one(s) gave way</source>
            <translation>
                <numerusform>%n older one gave way</numerusform>
                <numerusform>%n older ones gave way</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>None of %n line(s) is like this.</source>
            <translation>
                <numerusform>The %n line is not like this.</numerusform>
                <numerusform>None of %n lines is like this.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RulesChange</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ProfileExchange</name>
        <message numerus="yes">
            <source>There are %n profiles already; remove one first.</source>
            <translation>
                <numerusform>There is %n profile already; remove it first.</numerusform>
                <numerusform>There are %n profiles already; remove one first.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::ConductSection</name>
        <message numerus="yes">
            <source>%n act(s) have keys of your own choice.</source>
            <translation>
                <numerusform>%n act has keys of your own choice.</numerusform>
                <numerusform>%n acts have keys of your own choice.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::KeptSection</name>
        <message numerus="yes">
            <source>%n filter(s), behind “Filters” over the members.</source>
            <translation>
                <numerusform>%n filter, behind “Filters” over the members.</numerusform>
                <numerusform>%n filters, behind “Filters” over the members.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n template(s), in the menu beside the form of “Ask”.</source>
            <translation>
                <numerusform>%n template, in the menu beside the form of “Ask”.</numerusform>
                <numerusform>%n templates, in the menu beside the form of “Ask”.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n rule(s) of your own find services in the members’ tags.</source>
            <translation>
                <numerusform>%n rule of your own finds services in the members’ tags.</numerusform>
                <numerusform>%n rules of your own find services in the members’ tags.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n rule(s) that Grapevine comes with find services in the members’ tags.</source>
            <translation>
                <numerusform>%n rule that Grapevine comes with finds services in the members’ tags.</numerusform>
                <numerusform>%n rules that Grapevine comes with find services in the members’ tags.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::PassphraseDialog</name>
        <message numerus="yes">
            <source>At least %n characters.</source>
            <translation>
                <numerusform>At least %n character.</numerusform>
                <numerusform>At least %n characters.</numerusform>
            </translation>
        </message>
    </context>
</TS>
