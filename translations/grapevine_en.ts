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
        <name>grapevine::widgets::MembersPlace</name>
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
</TS>
