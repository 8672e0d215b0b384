<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
    <context>
        <name>Engine</name>
        <message>
            <source>answers come again</source>
            <translation>es kommen wieder Antworten</translation>
        </message>
        <message>
            <source>entries were lost: nobody read them in time</source>
            <translation>Einträge gingen verloren: niemand las sie rechtzeitig</translation>
        </message>
        <message>
            <source>joined anew</source>
            <translation>neu beigetreten</translation>
        </message>
        <message>
            <source>stood still for %1</source>
            <translation>Stillstand von %1</translation>
        </message>
        <message>
            <source>no word for %1</source>
            <translation>seit %1 kein Wort</translation>
        </message>
        <message>
            <source>others cannot reach us at %1</source>
            <translation>die anderen erreichen uns unter %1 nicht</translation>
        </message>
        <message>
            <source>another member claims every name that we take</source>
            <translation>ein anderes Mitglied beansprucht jeden Namen, den wir nehmen</translation>
        </message>
        <message>
            <source>the others cannot reach us at %1</source>
            <translation>die anderen können uns unter %1 nicht erreichen</translation>
        </message>
        <message>
            <source>%1 is no address to listen on</source>
            <translation>%1 ist keine Adresse, an der man lauschen kann</translation>
        </message>
        <message>
            <source>the name %1 is taken by %2</source>
            <translation>der Name %1 gehört schon %2</translation>
        </message>
        <message>
            <source>the name %1 is taken</source>
            <translation>der Name %1 ist schon vergeben</translation>
        </message>
        <message>
            <source>cannot listen on %1: %2</source>
            <translation>lauschen auf %1 geht nicht: %2</translation>
        </message>
        <message>
            <source>the name %1 is taken by %2, and so are %3 more like it</source>
            <translation>der Name %1 gehört schon %2, und %3 weitere wie er sind auch vergeben</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::ServicesPlace</name>
        <message>
            <source>Filter: orders zone=c status:failed port=8080</source>
            <translation>Filter: orders zone=c status:failed port=8080</translation>
        </message>
        <message>
            <source>By zone</source>
            <translation>Nach Zonen</translation>
        </message>
        <message>
            <source>A row for each zone or region of a service</source>
            <translation>Eine Zeile für jede Zone oder Region eines Dienstes</translation>
        </message>
        <message>
            <source>Raft members only</source>
            <translation>Nur Raft-Mitglieder</translation>
        </message>
        <message>
            <source>Hides clients, seeds and all others without a Raft endpoint</source>
            <translation>Blendet Clients, Seeds und alle anderen ohne Raft-Endpunkt aus</translation>
        </message>
        <message>
            <source>Rules …</source>
            <translation>Regeln …</translation>
        </message>
        <message>
            <source>Which tags tell of services</source>
            <translation>Welche Tags von Diensten erzählen</translation>
        </message>
        <message>
            <source>Rows stay where they are until you sort</source>
            <translation>Zeilen bleiben, wo sie sind, bis Sie sortieren</translation>
        </message>
        <message>
            <source>Services</source>
            <translation>Dienste</translation>
        </message>
        <message>
            <source>Go to the instances</source>
            <translation>Zu den Instanzen</translation>
        </message>
        <message>
            <source>Filter by this service</source>
            <translation>Nach diesem Dienst filtern</translation>
        </message>
        <message>
            <source>Exclude this service</source>
            <translation>Diesen Dienst ausschließen</translation>
        </message>
        <message>
            <source>Copy as …</source>
            <translation>Kopieren als …</translation>
        </message>
        <message numerus="yes">
            <source>0 of %n row(s) match</source>
            <translation>
                <numerusform>0 von %n Zeile passt</numerusform>
                <numerusform>0 von %n Zeilen passen</numerusform>
            </translation>
        </message>
        <message>
            <source>Clear the filter</source>
            <translation>Filter leeren</translation>
        </message>
        <message>
            <source>No services</source>
            <translation>Keine Dienste</translation>
        </message>
        <message numerus="yes">
            <source>No tag of the %n member(s) tells of a service, by the rules there are.</source>
            <translation>
                <numerusform>Kein Tag des %n Mitglieds erzählt nach den vorhandenen Regeln von einem Dienst.</numerusform>
                <numerusform>Kein Tag der %n Mitglieder erzählt nach den vorhandenen Regeln von einem Dienst.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n</source>
            <translation>
                <numerusform>%1 von %n</numerusform>
                <numerusform>%1 von %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n service(s)</source>
            <translation>
                <numerusform>%n Dienst</numerusform>
                <numerusform>%n Dienste</numerusform>
            </translation>
        </message>
        <message>
            <source>Re-sort (%1)</source>
            <translation>Neu sortieren (%1)</translation>
        </message>
        <message numerus="yes">
            <source>Re-sort, %n row(s) out of place</source>
            <translation>
                <numerusform>Neu sortieren, %n Zeile am falschen Platz</numerusform>
                <numerusform>Neu sortieren, %n Zeilen am falschen Platz</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::RulesDialog</name>
        <message>
            <source>Rules for services</source>
            <translation>Regeln für Dienste</translation>
        </message>
        <message>
            <source>Rules say which tags tell of services. They stand in the order in which they are tried.</source>
            <translation>Regeln sagen, welche Tags von Diensten erzählen. Sie stehen in der Reihenfolge, in der sie versucht werden.</translation>
        </message>
        <message>
            <source>Use these rules</source>
            <translation>Diese Regeln verwenden</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>Regeln</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Hinzufügen</translation>
        </message>
        <message>
            <source>Another rule below</source>
            <translation>Eine weitere Regel darunter</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <source>Up</source>
            <translation>Hinauf</translation>
        </message>
        <message>
            <source>Tried earlier</source>
            <translation>Wird früher versucht</translation>
        </message>
        <message>
            <source>Down</source>
            <translation>Hinunter</translation>
        </message>
        <message>
            <source>Tried later</source>
            <translation>Wird später versucht</translation>
        </message>
        <message>
            <source>As shipped</source>
            <translation>Wie mitgeliefert</translation>
        </message>
        <message>
            <source>Puts the rules that Grapevine came with in place of these</source>
            <translation>Ersetzt diese Regeln durch die von Grapevine mitgelieferten</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Finds</source>
            <translation>Findet</translation>
        </message>
        <message>
            <source>an instance of a service</source>
            <translation>eine Instanz eines Dienstes</translation>
        </message>
        <message>
            <source>that a member is in maintenance</source>
            <translation>dass ein Mitglied in Wartung ist</translation>
        </message>
        <message>
            <source>a member&apos;s zone</source>
            <translation>die Zone eines Mitglieds</translation>
        </message>
        <message>
            <source>a member of the Raft group</source>
            <translation>ein Mitglied der Raft-Gruppe</translation>
        </message>
        <message>
            <source>Tag&apos;s key</source>
            <translation>Schlüssel</translation>
        </message>
        <message>
            <source>a regular expression for the whole key: ep\.(.+)</source>
            <translation>ein regulärer Ausdruck für den ganzen Schlüssel: ep\.(.+)</translation>
        </message>
        <message>
            <source>Tag&apos;s value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>any</source>
            <translation>beliebig</translation>
        </message>
        <message>
            <source>but not</source>
            <translation>aber nicht</translation>
        </message>
        <message>
            <source>a value that does not count</source>
            <translation>ein Wert, der nicht zählt</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Ergebnis</translation>
        </message>
        <message>
            <source>${key.1} or ${value}</source>
            <translation>${key.1} oder ${value}</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>host:port in one, as in ${value}</source>
            <translation>Rechner:Port in einem, wie in ${value}</translation>
        </message>
        <message>
            <source>or host</source>
            <translation>oder Rechner</translation>
        </message>
        <message>
            <source>the member&apos;s</source>
            <translation>der des Mitglieds</translation>
        </message>
        <message>
            <source>and port</source>
            <translation>und Port</translation>
        </message>
        <message>
            <source>Scheme</source>
            <translation>Schema</translation>
        </message>
        <message>
            <source>for URLs: http</source>
            <translation>für URLs: http</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>Gruppe</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keine</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>shown beside the instance</source>
            <translation>steht neben der Instanz</translation>
        </message>
        <message>
            <source>Only the first such tag of a member</source>
            <translation>Nur das erste solche Tag eines Mitglieds</translation>
        </message>
        <message>
            <source>! %1</source>
            <translation>! %1</translation>
        </message>
        <message>
            <source>%1, with a mistake</source>
            <translation>%1, mit einem Fehler</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>Dienst</translation>
        </message>
        <message>
            <source>Without rules there are no services.</source>
            <translation>Ohne Regeln gibt es keine Dienste.</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::InstancePane</name>
        <message>
            <source>Copy as</source>
            <translation>Kopieren als</translation>
        </message>
        <message>
            <source>Probe from this desk</source>
            <translation>Von hier aus prüfen</translation>
        </message>
        <message>
            <source>Instances of the selected service</source>
            <translation>Instanzen des gewählten Dienstes</translation>
        </message>
        <message>
            <source>Tries a TCP connection to the selected addresses, and closes it again without a byte. What works from here need not work for the members, and the other way round.</source>
            <translation>Versucht eine TCP-Verbindung zu den gewählten Adressen und schließt sie wieder, ohne ein Byte zu senden. Was von hier aus geht, muss für die Mitglieder nicht gehen, und umgekehrt.</translation>
        </message>
        <message>
            <source>&amp;URL</source>
            <translation>&amp;URL</translation>
        </message>
        <message>
            <source>&amp;host:port</source>
            <translation>&amp;Rechner:Port</translation>
        </message>
        <message>
            <source>&amp;SRV record</source>
            <translation>&amp;SRV-Eintrag</translation>
        </message>
        <message>
            <source>All shown services as a &amp;tree</source>
            <translation>Alle gezeigten Dienste als &amp;Baum</translation>
        </message>
        <message>
            <source>All shown services as &amp;lines</source>
            <translation>Alle gezeigten Dienste als &amp;Zeilen</translation>
        </message>
        <message>
            <source>All shown services as &amp;JSON</source>
            <translation>Alle gezeigten Dienste als &amp;JSON</translation>
        </message>
        <message>
            <source>All shown services as &amp;name=value</source>
            <translation>Alle gezeigten Dienste als &amp;Name=Wert</translation>
        </message>
        <message>
            <source>Show the member</source>
            <translation>Mitglied zeigen</translation>
        </message>
        <message>
            <source>Copy as …</source>
            <translation>Kopieren als …</translation>
        </message>
        <message>
            <source>Select a service to see its instances.</source>
            <translation>Wählen Sie einen Dienst, um seine Instanzen zu sehen.</translation>
        </message>
        <message>
            <source>%1 in %2</source>
            <translation>%1 in %2</translation>
        </message>
        <message numerus="yes">
            <source>%1: %n instance(s)</source>
            <translation>
                <numerusform>%1: %n Instanz</numerusform>
                <numerusform>%1: %n Instanzen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Only the first %n address(es) are asked, those in sight before the others: select the others to go on.</source>
            <translation>
                <numerusform>Nur die erste Adresse (%n) wird gefragt: wählen Sie die anderen, um fortzufahren.</numerusform>
                <numerusform>Nur die ersten %n Adressen werden gefragt, die sichtbaren vor den übrigen: wählen Sie die anderen, um fortzufahren.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::FrozenTableView</name>
        <message>
            <source>Columns</source>
            <translation>Spalten</translation>
        </message>
        <message>
            <source>Copy cell</source>
            <translation>Zelle kopieren</translation>
        </message>
        <message>
            <source>Copy rows as a table</source>
            <translation>Zeilen als Tabelle kopieren</translation>
        </message>
        <message>
            <source>Sort by this column</source>
            <translation>Nach dieser Spalte sortieren</translation>
        </message>
    </context>
    <context>
        <name>grapevine::models::ServiceModel</name>
        <message>
            <source>Members that are no Raft members of a cluster that has some: clients that went without leaving, seeds, service nodes, observers.</source>
            <translation>Mitglieder, die in einem Cluster mit Raft-Mitgliedern keine sind: Clients, die ohne Abmeldung gingen, Seeds, Dienstknoten, Beobachter.</translation>
        </message>
        <message>
            <source>One failure from zero: the next one leaves nobody healthy.</source>
            <translation>Einen Ausfall von null entfernt: nach dem nächsten ist niemand mehr gesund.</translation>
        </message>
        <message numerus="yes">
            <source>%n instance(s), on %1</source>
            <translation>
                <numerusform>%n Instanz, auf %1</numerusform>
                <numerusform>%n Instanzen, auf %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s)</source>
            <translation>
                <numerusform>%n Mitglied</numerusform>
                <numerusform>%n Mitgliedern</numerusform>
            </translation>
        </message>
        <message>
            <source>Nobody offers it any more; goes with the next re-sort.</source>
            <translation>Niemand bietet ihn mehr an; verschwindet beim nächsten Sortieren.</translation>
        </message>
        <message>
            <source>%1: %2 healthy; %3</source>
            <translation>%1: %2 gesund; %3</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>Dienst</translation>
        </message>
        <message>
            <source>Healthy</source>
            <translation>Gesund</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Zone</source>
            <translation>Zone</translation>
        </message>
        <message>
            <source>Zones</source>
            <translation>Zonen</translation>
        </message>
        <message>
            <source>Ports</source>
            <translation>Ports</translation>
        </message>
        <message>
            <source>Instances</source>
            <translation>Instanzen</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>Gruppe</translation>
        </message>
    </context>
    <context>
        <name>grapevine::models::InstanceModel</name>
        <message>
            <source>As told: %1</source>
            <translation>Wie angegeben: %1</translation>
        </message>
        <message>
            <source>Found by the rule “%1”</source>
            <translation>Gefunden durch die Regel „%1“</translation>
        </message>
        <message>
            <source>A TCP connection from this desk; the cluster may see it otherwise.</source>
            <translation>Eine TCP-Verbindung von diesem Rechner aus; der Cluster mag es anders sehen.</translation>
        </message>
        <message>
            <source>No longer offered; goes with the next re-sort.</source>
            <translation>Wird nicht mehr angeboten; verschwindet beim nächsten Sortieren.</translation>
        </message>
        <message>
            <source>%1 at %2: %3</source>
            <translation>%1 unter %2: %3</translation>
        </message>
        <message>
            <source>Whether a TCP connection from this desk is accepted. Nothing is sent, and nothing is tried by itself.</source>
            <translation>Ob eine TCP-Verbindung von diesem Rechner angenommen wird. Es wird nichts gesendet und nichts von selbst versucht.</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Member</source>
            <translation>Mitglied</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>Zone</source>
            <translation>Zone</translation>
        </message>
        <message>
            <source>Told by tag</source>
            <translation>Laut Tag</translation>
        </message>
        <message>
            <source>Remarks</source>
            <translation>Bemerkungen</translation>
        </message>
        <message>
            <source>From this desk</source>
            <translation>Von hier aus</translation>
        </message>
    </context>
    <context>
        <name>Services</name>
        <message numerus="yes">
            <source>%n failed</source>
            <translation>
                <numerusform>%n ausgefallen</numerusform>
                <numerusform>%n ausgefallen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n suspect</source>
            <translation>
                <numerusform>%n verdächtig</numerusform>
                <numerusform>%n verdächtig</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n in maintenance</source>
            <translation>
                <numerusform>%n in Wartung</numerusform>
                <numerusform>%n in Wartung</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n leaving</source>
            <translation>
                <numerusform>%n scheidet aus</numerusform>
                <numerusform>%n scheiden aus</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without data</source>
            <translation>
                <numerusform>%n ohne Daten</numerusform>
                <numerusform>%n ohne Daten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left</source>
            <translation>
                <numerusform>%n ausgeschieden</numerusform>
                <numerusform>%n ausgeschieden</numerusform>
            </translation>
        </message>
        <message>
            <source>(not Raft members)</source>
            <translation>(keine Raft-Mitglieder)</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>none healthy</source>
            <translation>keine gesund</translation>
        </message>
        <message>
            <source>last instance</source>
            <translation>letzte Instanz</translation>
        </message>
        <message>
            <source>in one zone only</source>
            <translation>nur noch in einer Zone</translation>
        </message>
        <message>
            <source>only instance</source>
            <translation>einzige Instanz</translation>
        </message>
        <message>
            <source>all have left</source>
            <translation>alle ausgeschieden</translation>
        </message>
        <message>
            <source>all healthy</source>
            <translation>alle gesund</translation>
        </message>
        <message numerus="yes">
            <source>%n member(s)</source>
            <translation>
                <numerusform>%n Mitglied</numerusform>
                <numerusform>%n Mitglieder</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not reachable from elsewhere</source>
            <translation>
                <numerusform>%n von anderswo nicht erreichbar</numerusform>
                <numerusform>%n von anderswo nicht erreichbar</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n address(es) not readable</source>
            <translation>
                <numerusform>%n Adresse nicht lesbar</numerusform>
                <numerusform>%n Adressen nicht lesbar</numerusform>
            </translation>
        </message>
        <message>
            <source>not by Raft members</source>
            <translation>nicht von Raft-Mitgliedern</translation>
        </message>
        <message>
            <source>maintenance</source>
            <translation>Wartung</translation>
        </message>
        <message>
            <source>in maintenance</source>
            <translation>in Wartung</translation>
        </message>
        <message>
            <source>in maintenance: %1</source>
            <translation>in Wartung: %1</translation>
        </message>
        <message>
            <source>its own loopback: not reachable from elsewhere</source>
            <translation>eigener Loopback: von anderswo nicht erreichbar</translation>
        </message>
        <message>
            <source>names no host: not reachable from elsewhere</source>
            <translation>nennt keinen Rechner: von anderswo nicht erreichbar</translation>
        </message>
        <message>
            <source>this is no address</source>
            <translation>das ist keine Adresse</translation>
        </message>
        <message>
            <source>tells no address</source>
            <translation>nennt keine Adresse</translation>
        </message>
        <message>
            <source>tells no port</source>
            <translation>nennt keinen Port</translation>
        </message>
        <message>
            <source>not a Raft member</source>
            <translation>kein Raft-Mitglied</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) that had gone are no longer listed, the longest gone first</source>
            <translation>
                <numerusform>%n verschwundene Zeile ist nicht mehr aufgeführt</numerusform>
                <numerusform>%n verschwundene Zeilen sind nicht mehr aufgeführt, die am längsten verschwundenen zuerst</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RulesDraft</name>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>%1: %2 at %3</source>
            <translation>%1: %2 unter %3</translation>
        </message>
        <message>
            <source>the rule needs a name</source>
            <translation>die Regel braucht einen Namen</translation>
        </message>
        <message>
            <source>another rule has this name</source>
            <translation>eine andere Regel heißt so</translation>
        </message>
        <message>
            <source>say which tags it is for</source>
            <translation>sagen Sie, für welche Tags sie gilt</translation>
        </message>
        <message>
            <source>a service needs a name</source>
            <translation>ein Dienst braucht einen Namen</translation>
        </message>
        <message>
            <source>this is no regular expression</source>
            <translation>das ist kein regulärer Ausdruck</translation>
        </message>
        <message>
            <source>the } for this ${ is missing</source>
            <translation>die } zu dieser ${ fehlt</translation>
        </message>
        <message>
            <source>nothing is called so here</source>
            <translation>so heißt hier nichts</translation>
        </message>
        <message>
            <source>the expression has no such group</source>
            <translation>diese Gruppe hat der Ausdruck nicht</translation>
        </message>
        <message>
            <source>this is too long</source>
            <translation>das ist zu lang</translation>
        </message>
        <message>
            <source>these are too many rules</source>
            <translation>das sind zu viele Regeln</translation>
        </message>
        <message>
            <source>this cannot be read</source>
            <translation>das lässt sich nicht lesen</translation>
        </message>
        <message>
            <source>new rule</source>
            <translation>neue Regel</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>Character %1: %2</source>
            <translation>Zeichen %1: %2</translation>
        </message>
        <message numerus="yes">
            <source>%n member(s)</source>
            <translation>
                <numerusform>%n Mitglied</numerusform>
                <numerusform>%n Mitglieder</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>This rule finds %n instance(s) on %1.</source>
            <translation>
                <numerusform>Diese Regel findet %n Instanz (%1).</numerusform>
                <numerusform>Diese Regel findet %n Instanzen (%1).</numerusform>
            </translation>
        </message>
        <message>
            <source>This rule finds %1 in maintenance.</source>
            <translation>Diese Regel findet %1 in Wartung.</translation>
        </message>
        <message>
            <source>This rule finds the zone of %1.</source>
            <translation>Diese Regel findet eine Zone (%1).</translation>
        </message>
        <message>
            <source>This rule finds %1 to be in the Raft group.</source>
            <translation>Diese Regel findet %1 in der Raft-Gruppe.</translation>
        </message>
        <message numerus="yes">
            <source>Looked at %n of %1 members, evenly chosen.</source>
            <translation>
                <numerusform>Angesehen wurde %n von %1 Mitgliedern.</numerusform>
                <numerusform>Angesehen wurden %n von %1 Mitgliedern, gleichmäßig ausgewählt.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Probe</name>
        <message>
            <source>asking …</source>
            <translation>wird gefragt …</translation>
        </message>
        <message>
            <source>open, %1</source>
            <translation>offen, %1</translation>
        </message>
        <message>
            <source>refused: nobody listens</source>
            <translation>abgelehnt: niemand lauscht</translation>
        </message>
        <message>
            <source>no answer in %1</source>
            <translation>keine Antwort in %1</translation>
        </message>
        <message>
            <source>no route</source>
            <translation>kein Weg dorthin</translation>
        </message>
        <message>
            <source>name not found</source>
            <translation>Name nicht gefunden</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>fehlgeschlagen</translation>
        </message>
    </context>
    <context>
        <name>Key</name>
        <message>
            <source>A gossip key has 16, 24 or 32 bytes; this one has %1.</source>
            <translation>Ein Gossip-Schlüssel hat 16, 24 oder 32 Byte; dieser hat %1.</translation>
        </message>
        <message>
            <source>The key is not written in base64.</source>
            <translation>Der Schlüssel ist nicht in Base64 geschrieben.</translation>
        </message>
        <message>
            <source>The key&apos;s file cannot be read, or is not of the kind that was chosen.</source>
            <translation>Die Schlüsseldatei lässt sich nicht lesen oder ist nicht von der gewählten Art.</translation>
        </message>
        <message>
            <source>The system gives no locked memory to hold the key in.</source>
            <translation>Das System gibt keinen gesperrten Speicher her, um den Schlüssel zu halten.</translation>
        </message>
        <message>
            <source>The key cannot be used.</source>
            <translation>Der Schlüssel ist nicht zu gebrauchen.</translation>
        </message>
    </context>
    <context>
        <name>MemberCell</name>
        <message>
            <source>(not readable to the end)</source>
            <translation>(nicht bis zum Ende lesbar)</translation>
        </message>
        <message>
            <source>so since our first look at %1, or longer</source>
            <translation>so seit unserem ersten Blick um %1 oder länger</translation>
        </message>
        <message>
            <source>so since %1</source>
            <translation>so seit %1</translation>
        </message>
        <message>
            <source>Remembered from before: the cluster tells only this member&apos;s name now.</source>
            <translation>Aus der Erinnerung: Der Cluster nennt von diesem Mitglied nur noch den Namen.</translation>
        </message>
        <message>
            <source>The cluster tells only this member&apos;s name now.</source>
            <translation>Der Cluster nennt von diesem Mitglied nur noch den Namen.</translation>
        </message>
        <message>
            <source>No longer known to anybody asked; goes with the next re-sort.</source>
            <translation>Keinem der Befragten mehr bekannt; verschwindet beim nächsten Sortieren.</translation>
        </message>
        <message>
            <source>%1: %2 for more than %3</source>
            <translation>%1: %2 seit mehr als %3</translation>
        </message>
        <message>
            <source>%1: %2 for %3</source>
            <translation>%1: %2 seit %3</translation>
        </message>
        <message>
            <source>not told</source>
            <translation>nicht bekannt</translation>
        </message>
        <message>
            <source>no verdict · %1</source>
            <translation>kein Urteil · %1</translation>
        </message>
        <message>
            <source>Nobody holds it for suspect.</source>
            <translation>Niemand verdächtigt es.</translation>
        </message>
        <message>
            <source>Accusations that have reached us, in order:</source>
            <translation>Anklagen, die uns erreicht haben, der Reihe nach:</translation>
        </message>
        <message>
            <source>A member told us of the suspicion, but not who began it.</source>
            <translation>Ein Mitglied hat vom Verdacht berichtet, aber nicht, wer ihn aufgebracht hat.</translation>
        </message>
        <message>
            <source>Suspect for longer than any suspicion lasts, and nobody has judged. Grapevine never judges by itself.</source>
            <translation>Länger verdächtig, als ein Verdacht je dauert, und niemand hat geurteilt. Grapevine urteilt nie selbst.</translation>
        </message>
        <message>
            <source>this is Grapevine</source>
            <translation>das ist Grapevine</translation>
        </message>
        <message numerus="yes">
            <source>, %n accuser(s)</source>
            <translation>
                <numerusform>, %n Ankläger</numerusform>
                <numerusform>, %n Ankläger</numerusform>
            </translation>
        </message>
        <message>
            <source>, no verdict</source>
            <translation>, kein Urteil</translation>
        </message>
        <message>
            <source>; this is Grapevine</source>
            <translation>; das ist Grapevine</translation>
        </message>
        <message>
            <source>Nothing has happened to it yet.</source>
            <translation>Ihm ist noch nichts zugestoßen.</translation>
        </message>
        <message numerus="yes">
            <source>suspected %n time(s)</source>
            <translation>
                <numerusform>%n-mal verdächtigt</numerusform>
                <numerusform>%n-mal verdächtigt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>spoke up against it %n time(s)</source>
            <translation>
                <numerusform>%n-mal widersprochen</numerusform>
                <numerusform>%n-mal widersprochen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>failed %n time(s)</source>
            <translation>
                <numerusform>%n-mal ausgefallen</numerusform>
                <numerusform>%n-mal ausgefallen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>came back %n time(s)</source>
            <translation>
                <numerusform>%n-mal zurückgekommen</numerusform>
                <numerusform>%n-mal zurückgekommen</numerusform>
            </translation>
        </message>
        <message>
            <source>last flap %1</source>
            <translation>letzter Flap %1</translation>
        </message>
        <message>
            <source>Accusations before it failed, in order:</source>
            <translation>Anklagen vor dem Ausfall, der Reihe nach:</translation>
        </message>
    </context>
    <context>
        <name>MemberColumn</name>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>Since</source>
            <translation>Seit</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>Tags</translation>
        </message>
        <message>
            <source>Incarnation</source>
            <translation>Inkarnation</translation>
        </message>
        <message>
            <source>RTT</source>
            <translation>RTT</translation>
        </message>
        <message>
            <source>Serf&apos;s status, with suspicion from the layer below</source>
            <translation>Status nach Serf, samt Verdacht aus der Schicht darunter</translation>
        </message>
        <message>
            <source>Name of the member</source>
            <translation>Name des Mitglieds</translation>
        </message>
        <message>
            <source>Address and port it announces for gossip</source>
            <translation>Adresse und Port, die es für Gossip angibt</translation>
        </message>
        <message>
            <source>How long it has been seen in this status</source>
            <translation>Wie lange es schon in diesem Status gesehen wird</translation>
        </message>
        <message>
            <source>All tags that have no column of their own</source>
            <translation>Alle Tags ohne eigene Spalte</translation>
        </message>
        <message>
            <source>How often it has spoken up about itself; jumps mean it was suspected</source>
            <translation>Wie oft es sich zu sich selbst gemeldet hat; Sprünge heißen, dass es verdächtigt wurde</translation>
        </message>
        <message>
            <source>Round trip of our own last ping, from this machine</source>
            <translation>Laufzeit unseres eigenen letzten Pings, von diesem Rechner aus</translation>
        </message>
        <message>
            <source>Accused by</source>
            <translation>Angeklagt von</translation>
        </message>
        <message>
            <source>Whose accusations of a suspect have reached us, first accuser first</source>
            <translation>Wessen Anklagen gegen ein verdächtiges Mitglied uns erreicht haben, der erste Ankläger zuerst</translation>
        </message>
        <message>
            <source>Tag “%1”</source>
            <translation>Tag „%1“</translation>
        </message>
        <message>
            <source>Flaps</source>
            <translation>Flaps</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Verlauf</translation>
        </message>
        <message>
            <source>Protocol</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>Protocol min</source>
            <translation>Protokoll min</translation>
        </message>
        <message>
            <source>Protocol max</source>
            <translation>Protokoll max</translation>
        </message>
        <message>
            <source>Serf protocol</source>
            <translation>Serf-Protokoll</translation>
        </message>
        <message>
            <source>Serf protocol min</source>
            <translation>Serf-Protokoll min</translation>
        </message>
        <message>
            <source>Serf protocol max</source>
            <translation>Serf-Protokoll max</translation>
        </message>
        <message>
            <source>Status LTime</source>
            <translation>Status-LTime</translation>
        </message>
        <message>
            <source>Coordinate error</source>
            <translation>Koordinatenfehler</translation>
        </message>
        <message>
            <source>%1, as it announces it</source>
            <translation>%1, wie es selbst angibt</translation>
        </message>
        <message>
            <source>How often it came back from failed, or spoke up while suspected</source>
            <translation>Wie oft es nach einem Ausfall zurückkam oder einem Verdacht widersprach</translation>
        </message>
        <message>
            <source>Its status over time, as far as this window has watched; hatched before that. Right click for an hour, a day or a week.</source>
            <translation>Sein Status über die Zeit, soweit dieses Fenster zugesehen hat; davor schraffiert. Rechtsklick für eine Stunde, einen Tag oder eine Woche.</translation>
        </message>
        <message>
            <source>memberlist's protocol version in use</source>
            <translation>Verwendete Protokollversion von memberlist</translation>
        </message>
        <message>
            <source>Lowest memberlist protocol it speaks</source>
            <translation>Niedrigstes memberlist-Protokoll, das es spricht</translation>
        </message>
        <message>
            <source>Highest memberlist protocol it speaks</source>
            <translation>Höchstes memberlist-Protokoll, das es spricht</translation>
        </message>
        <message>
            <source>Serf's protocol version in use</source>
            <translation>Verwendete Protokollversion von Serf</translation>
        </message>
        <message>
            <source>Lowest Serf protocol it speaks</source>
            <translation>Niedrigstes Serf-Protokoll, das es spricht</translation>
        </message>
        <message>
            <source>Highest Serf protocol it speaks</source>
            <translation>Höchstes Serf-Protokoll, das es spricht</translation>
        </message>
        <message>
            <source>Serf's Lamport time of the last join or leave; no time of day</source>
            <translation>Serfs Lamport-Zeit des letzten Beitritts oder Austritts; keine Uhrzeit</translation>
        </message>
        <message>
            <source>How far off its network coordinates may be: 0 is sure, 1.5 is new</source>
            <translation>Wie weit seine Netzkoordinaten danebenliegen können: 0 ist sicher, 1,5 ist neu</translation>
        </message>
        <message>
            <source>Cluster</source>
            <translation>Cluster</translation>
        </message>
        <message>
            <source>Which of the open clusters it is a member of</source>
            <translation>Zu welchem der offenen Cluster es gehört</translation>
        </message>
    </context>
    <context>
        <name>Notice</name>
        <message>
            <source>has answered</source>
            <translation>hat geantwortet</translation>
        </message>
        <message>
            <source>asking (TCP) …</source>
            <translation>wird gefragt (TCP) …</translation>
        </message>
        <message>
            <source>The cluster turned us away.</source>
            <translation>Der Cluster hat uns abgewiesen.</translation>
        </message>
        <message>
            <source>Change key or address</source>
            <translation>Schlüssel oder Adresse ändern</translation>
        </message>
        <message>
            <source>Asking for the members … %1</source>
            <translation>Frage nach den Mitgliedern … %1</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message numerus="yes">
            <source>None of %n address(es) gives members.</source>
            <translation>
                <numerusform>Die Adresse nennt keine Mitglieder.</numerusform>
                <numerusform>Keine der %n Adressen nennt Mitglieder.</numerusform>
            </translation>
        </message>
        <message>
            <source>Trying again every %1, for %2 so far.</source>
            <translation>Neuer Versuch alle %1, bisher seit %2.</translation>
        </message>
        <message>
            <source>Change address</source>
            <translation>Adresse ändern</translation>
        </message>
        <message>
            <source>No word for %1; last %2.</source>
            <translation>Seit %1 keine Nachricht; zuletzt %2.</translation>
        </message>
        <message>
            <source>No word any more.</source>
            <translation>Keine Nachricht mehr.</translation>
        </message>
        <message>
            <source>What you see is as it was then.</source>
            <translation>Zu sehen ist der Stand von damals.</translation>
        </message>
        <message>
            <source>Ask now</source>
            <translation>Jetzt fragen</translation>
        </message>
        <message>
            <source>Paused: nobody is asked.</source>
            <translation>Angehalten: Niemand wird gefragt.</translation>
        </message>
        <message>
            <source>Last word %1 ago, at %2.</source>
            <translation>Letzte Nachricht vor %1, um %2.</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>An answer came, without a single member.</source>
            <translation>Es kam eine Antwort, doch ohne ein einziges Mitglied.</translation>
        </message>
        <message>
            <source>An agent lists at least itself. Try the address of another member.</source>
            <translation>Ein Agent führt wenigstens sich selbst auf. Versuchen Sie die Adresse eines anderen Mitglieds.</translation>
        </message>
        <message numerus="yes">
            <source>%n of the addresses has (have) not answered.</source>
            <translation>
                <numerusform>Eine der Adressen hat nicht geantwortet.</numerusform>
                <numerusform>%n der Adressen haben nicht geantwortet.</numerusform>
            </translation>
        </message>
        <message>
            <source>Hide</source>
            <translation>Ausblenden</translation>
        </message>
        <message numerus="yes">
            <source>0 of %n member(s) match.</source>
            <translation>
                <numerusform>Das eine Mitglied passt nicht.</numerusform>
                <numerusform>0 von %n Mitgliedern passen.</numerusform>
            </translation>
        </message>
        <message>
            <source>Every word must occur in a member&apos;s name, address or tags.</source>
            <translation>Jedes Wort muss in Name, Adresse oder Tags eines Mitglieds vorkommen.</translation>
        </message>
        <message>
            <source>Clear the filter</source>
            <translation>Filter leeren</translation>
        </message>
        <message>
            <source>Two members claim the name %1.</source>
            <translation>Zwei Mitglieder beanspruchen den Namen %1.</translation>
        </message>
        <message>
            <source>At %1: %2. Rename one of them; until then the cluster knows only the first.</source>
            <translation>Um %1: %2. Eines davon umbenennen; bis dahin kennt der Cluster nur das erste.</translation>
        </message>
        <message>
            <source>Not watching until %1.</source>
            <translation>Bis %1 nicht zugesehen.</translation>
        </message>
        <message>
            <source>The picture is a fresh one since %1.</source>
            <translation>Seit %1 ein frisches Bild.</translation>
        </message>
        <message>
            <source>Joining does not work out.</source>
            <translation>Der Beitritt klappt nicht.</translation>
        </message>
        <message>
            <source>Look from outside</source>
            <translation>Von außen ansehen</translation>
        </message>
        <message>
            <source>Starting the demo cluster … %1</source>
            <translation>Der Demo-Cluster startet … %1</translation>
        </message>
        <message>
            <source>Its nodes start one after the other on this computer and find each other.</source>
            <translation>Seine Knoten starten einer nach dem anderen auf diesem Rechner und finden einander.</translation>
        </message>
        <message>
            <source>Joining the cluster … %1</source>
            <translation>Beitritt zum Cluster … %1</translation>
        </message>
        <message>
            <source>an observer</source>
            <translation>Beobachter</translation>
        </message>
        <message>
            <source>What you see is as it was before.</source>
            <translation>Was zu sehen ist, ist der Stand davor.</translation>
        </message>
        <message>
            <source>Go on from outside</source>
            <translation>Von außen weiter</translation>
        </message>
        <message>
            <source>Leaving the cluster as %1 …</source>
            <translation>Abmeldung vom Cluster als %1 …</translation>
        </message>
        <message>
            <source>The others are told, so that nobody takes it for a failure.</source>
            <translation>Die anderen erfahren es, damit es niemand für einen Ausfall hält.</translation>
        </message>
        <message>
            <source>This takes longer than usual.</source>
            <translation>Das dauert länger als üblich.</translation>
        </message>
        <message>
            <source>Do not wait</source>
            <translation>Nicht warten</translation>
        </message>
        <message>
            <source>Grapevine has left the cluster.</source>
            <translation>Grapevine hat den Cluster verlassen.</translation>
        </message>
        <message>
            <source>No longer a member: looking from outside.</source>
            <translation>Kein Mitglied mehr: Blick von außen.</translation>
        </message>
        <message>
            <source>The membership has changed.</source>
            <translation>Die Mitgliedschaft hat sich geändert.</translation>
        </message>
        <message>
            <source>Where they know this computer by another address, start Grapevine with --advertise.</source>
            <translation>Kennen sie diesen Rechner unter einer anderen Adresse, Grapevine mit --advertise starten.</translation>
        </message>
        <message>
            <source>Join again</source>
            <translation>Erneut beitreten</translation>
        </message>
        <message>
            <source>The demo cannot start.</source>
            <translation>Die Demo kann nicht starten.</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message numerus="yes">
            <source>%n of these clusters is (are) silent.</source>
            <translation>
                <numerusform>%n dieser Cluster schweigt.</numerusform>
                <numerusform>%n dieser Cluster schweigen.</numerusform>
            </translation>
        </message>
        <message>
            <source>What you see of them is old: %1</source>
            <translation>Was Sie davon sehen, ist alt: %1</translation>
        </message>
        <message>
            <source>Something in Grapevine went wrong.</source>
            <translation>In Grapevine ist etwas schiefgegangen.</translation>
        </message>
        <message>
            <source>%1 – what you see may be incomplete.</source>
            <translation>%1 – was zu sehen ist, kann unvollständig sein.</translation>
        </message>
        <message>
            <source>Save diagnostics …</source>
            <translation>Diagnose sichern …</translation>
        </message>
        <message>
            <source>Asking now …</source>
            <translation>Es wird gerade gefragt …</translation>
        </message>
        <message>
            <source>Asking again in %1.</source>
            <translation>In %1 wird wieder gefragt.</translation>
        </message>
        <message>
            <source>Grapevine's own agent has stopped.</source>
            <translation>Grapevines eigener Agent ist zu Ende gegangen.</translation>
        </message>
    </context>
    <context>
        <name>Refusal</name>
        <message>
            <source>No address is known for the name %1.</source>
            <translation>Zum Namen %1 ist keine Adresse bekannt.</translation>
        </message>
        <message>
            <source>Check the spelling, or give an IP address.</source>
            <translation>Prüfen Sie die Schreibweise, oder geben Sie eine IP-Adresse an.</translation>
        </message>
        <message>
            <source>name not known</source>
            <translation>Name unbekannt</translation>
        </message>
        <message>
            <source>Nothing listens on %1.</source>
            <translation>An %1 lauscht niemand.</translation>
        </message>
        <message>
            <source>Is the agent running there, and is this its gossip port (7946 unless set otherwise)?</source>
            <translation>Läuft der Agent dort, und ist dies sein Gossip-Port (7946, wenn nicht anders eingestellt)?</translation>
        </message>
        <message>
            <source>nothing listens</source>
            <translation>niemand lauscht</translation>
        </message>
        <message>
            <source>%1 does not answer.</source>
            <translation>%1 antwortet nicht.</translation>
        </message>
        <message>
            <source>A firewall may swallow the traffic, or the machine is down. Try the address of another member.</source>
            <translation>Vielleicht verschluckt eine Firewall den Verkehr, oder der Rechner ist aus. Versuchen Sie die Adresse eines anderen Mitglieds.</translation>
        </message>
        <message>
            <source>no answer</source>
            <translation>keine Antwort</translation>
        </message>
        <message>
            <source>%1 does not speak gossip.</source>
            <translation>%1 spricht kein Gossip.</translation>
        </message>
        <message>
            <source>Another program may have that port (a web server, SSH, the agent&apos;s RPC): give the gossip port. Or the cluster has a label: then give that.</source>
            <translation>Vielleicht gehört der Port einem anderen Programm (Webserver, SSH, RPC des Agenten): Geben Sie den Gossip-Port an. Oder der Cluster hat ein Label: Dann geben Sie dieses an.</translation>
        </message>
        <message>
            <source>not gossip</source>
            <translation>kein Gossip</translation>
        </message>
        <message>
            <source>The cluster at %1 is encrypted and wants a key.</source>
            <translation>Der Cluster bei %1 ist verschlüsselt und verlangt einen Schlüssel.</translation>
        </message>
        <message>
            <source>Give its gossip key: the agent&apos;s keyring file, a key file, or the key itself.</source>
            <translation>Geben Sie seinen Gossip-Schlüssel an: den Schlüsselbund des Agenten, eine Schlüsseldatei oder den Schlüssel selbst.</translation>
        </message>
        <message>
            <source>wants a key</source>
            <translation>verlangt Schlüssel</translation>
        </message>
        <message>
            <source>The key does not fit the cluster at %1.</source>
            <translation>Der Schlüssel passt nicht zum Cluster bei %1.</translation>
        </message>
        <message>
            <source>Compare it with the agent&apos;s keyring, and check the label if there is one. Grapevine does not try again by itself: each try writes an error into the log over there.</source>
            <translation>Vergleichen Sie ihn mit dem Schlüsselbund des Agenten, und prüfen Sie das Label, falls es eines gibt. Grapevine versucht es nicht von selbst noch einmal: Jeder Versuch schreibt dort einen Fehler ins Protokoll.</translation>
        </message>
        <message>
            <source>key refused</source>
            <translation>Schlüssel abgelehnt</translation>
        </message>
        <message>
            <source>A key was given, but the cluster at %1 is open.</source>
            <translation>Ein Schlüssel wurde angegeben, doch der Cluster bei %1 ist offen.</translation>
        </message>
        <message>
            <source>Look again without a key. If it ought to be encrypted, this may be another cluster.</source>
            <translation>Schauen Sie noch einmal ohne Schlüssel. Wenn er verschlüsselt sein müsste, ist dies vielleicht ein anderer Cluster.</translation>
        </message>
        <message>
            <source>not encrypted</source>
            <translation>nicht verschlüsselt</translation>
        </message>
        <message>
            <source>The label does not fit the cluster at %1.</source>
            <translation>Das Label passt nicht zum Cluster bei %1.</translation>
        </message>
        <message>
            <source>Give the label the agents were started with, or none. Grapevine does not try again by itself: each try writes an error into the log over there.</source>
            <translation>Geben Sie das Label an, mit dem die Agenten gestartet wurden, oder keines. Grapevine versucht es nicht von selbst noch einmal: Jeder Versuch schreibt dort einen Fehler ins Protokoll.</translation>
        </message>
        <message>
            <source>label refused</source>
            <translation>Label abgelehnt</translation>
        </message>
        <message>
            <source>The answer of %1 is larger than Grapevine takes.</source>
            <translation>Die Antwort von %1 ist größer, als Grapevine annimmt.</translation>
        </message>
        <message>
            <source>Try another member. If all of them answer like that, please report it with the line below.</source>
            <translation>Versuchen Sie ein anderes Mitglied. Wenn alle so antworten, melden Sie es bitte mit der Zeile darunter.</translation>
        </message>
        <message>
            <source>answer too large</source>
            <translation>Antwort zu groß</translation>
        </message>
        <message>
            <source>The answer of %1 cannot be read to its end.</source>
            <translation>Die Antwort von %1 lässt sich nicht bis zum Ende lesen.</translation>
        </message>
        <message>
            <source>answer broken</source>
            <translation>Antwort beschädigt</translation>
        </message>
        <message>
            <source>%1 answered with an error of its own.</source>
            <translation>%1 hat mit einem eigenen Fehler geantwortet.</translation>
        </message>
        <message>
            <source>Look into that agent&apos;s log, or try another member.</source>
            <translation>Sehen Sie ins Protokoll jenes Agenten, oder versuchen Sie ein anderes Mitglied.</translation>
        </message>
        <message>
            <source>error over there</source>
            <translation>Fehler auf der Gegenseite</translation>
        </message>
    </context>
    <context>
        <name>Status</name>
        <message>
            <source>failed</source>
            <translation>ausgefallen</translation>
        </message>
        <message>
            <source>suspect</source>
            <translation>verdächtig</translation>
        </message>
        <message>
            <source>leaving</source>
            <translation>scheidet aus</translation>
        </message>
        <message>
            <source>no data</source>
            <translation>keine Daten</translation>
        </message>
        <message>
            <source>alive</source>
            <translation>aktiv</translation>
        </message>
        <message>
            <source>left</source>
            <translation>ausgeschieden</translation>
        </message>
    </context>
    <context>
        <name>grapevine::gui::SessionKeeper</name>
        <message>
            <source>Demo cluster</source>
            <translation>Demo-Cluster</translation>
        </message>
    </context>
    <context>
        <name>grapevine::gui::SleepGuard</name>
        <message>
            <source>Leaves the cluster first, so that nobody takes the sleep for a failure</source>
            <translation>Verlässt vorher den Cluster, damit niemand den Schlaf für einen Ausfall hält</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::AccessForm</name>
        <message>
            <source>Choose …</source>
            <translation>Wählen …</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>Label</translation>
        </message>
        <message>
            <source>Local address</source>
            <translation>Eigene Adresse</translation>
        </message>
        <message>
            <source>Where the gossip key comes from</source>
            <translation>Woher der Gossip-Schlüssel kommt</translation>
        </message>
        <message>
            <source>No key</source>
            <translation>Kein Schlüssel</translation>
        </message>
        <message>
            <source>Serf keyring file</source>
            <translation>Schlüsselbund von Serf</translation>
        </message>
        <message>
            <source>Key file</source>
            <translation>Schlüsseldatei</translation>
        </message>
        <message>
            <source>Type or paste</source>
            <translation>Eingeben oder einfügen</translation>
        </message>
        <message>
            <source>Choose the key&apos;s file</source>
            <translation>Schlüsseldatei wählen</translation>
        </message>
        <message>
            <source>none, unless the agents were started with one</source>
            <translation>keines, wenn die Agenten ohne gestartet wurden</translation>
        </message>
        <message>
            <source>any</source>
            <translation>beliebig</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Schlüssel</translation>
        </message>
        <message>
            <source>Ask from</source>
            <translation>Fragen von</translation>
        </message>
        <message>
            <source>path of the file</source>
            <translation>Pfad der Datei</translation>
        </message>
        <message>
            <source>Gossip key</source>
            <translation>Gossip-Schlüssel</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Aufbewahren</translation>
        </message>
        <message>
            <source>The key's file</source>
            <translation>Datei des Schlüssels</translation>
        </message>
        <message>
            <source>base64, 16, 24 or 32 bytes</source>
            <translation>base64, 16, 24 oder 32 Bytes</translation>
        </message>
        <message>
            <source>more once it is saved as a profile</source>
            <translation>mehr, sobald er als Profil gespeichert ist</translation>
        </message>
        <message>
            <source>for the profile %1</source>
            <translation>für das Profil %1</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::DemoButton</name>
        <message>
            <source>24 real nodes on this computer; nothing to install, and nothing leaves it.</source>
            <translation>24 echte Knoten auf diesem Rechner; nichts zu installieren, und nichts verlässt ihn.</translation>
        </message>
        <message>
            <source>Try the demo cluster</source>
            <translation>Den Demo-Cluster ausprobieren</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::DemoStrip</name>
        <message>
            <source>Demo</source>
            <translation>Demo</translation>
        </message>
        <message>
            <source>Real nodes on this computer, talking to each other over its loopback network. Nothing leaves it.</source>
            <translation>Echte Knoten auf diesem Rechner, die über sein Loopback-Netz miteinander sprechen. Nichts verlässt ihn.</translation>
        </message>
        <message>
            <source>Leave the demo</source>
            <translation>Demo verlassen</translation>
        </message>
        <message>
            <source>DEMO</source>
            <translation>DEMO</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::JoinBar</name>
        <message>
            <source>Stay outside</source>
            <translation>Draußen bleiben</translation>
        </message>
        <message>
            <source>Join as observer</source>
            <translation>Als Beobachter beitreten</translation>
        </message>
        <message>
            <source>Join as observer?</source>
            <translation>Als Beobachter beitreten?</translation>
        </message>
        <message>
            <source>Go on looking from outside; not asked again for this cluster</source>
            <translation>Weiter von außen zusehen; für diesen Cluster keine weitere Frage</translation>
        </message>
        <message>
            <source>For who accuses whom and live changes Grapevine must join as member %1.</source>
            <translation>Für „wer klagt wen an“ und Änderungen im Augenblick muss Grapevine als Mitglied %1 beitreten.</translation>
        </message>
        <message>
            <source>It will be probed, seen by all, and must leave cleanly.</source>
            <translation>Es wird dann geprüft, von allen gesehen und muss sich sauber abmelden.</translation>
        </message>
        <message numerus="yes">
            <source>But only %n member(s) take(s) part here: with an observer more, failures are noticed two to three times as late. Better stay outside.</source>
            <translation>
                <numerusform>Hier macht aber nur %n Mitglied mit: Mit einem Beobachter mehr werden Ausfälle zwei- bis dreimal so spät bemerkt. Besser draußen bleiben.</numerusform>
                <numerusform>Hier machen aber nur %n Mitglieder mit: Mit einem Beobachter mehr werden Ausfälle zwei- bis dreimal so spät bemerkt. Besser draußen bleiben.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::MemberTableView</name>
        <message>
            <source>Members</source>
            <translation>Mitglieder</translation>
        </message>
        <message>
            <source>Columns of the member table</source>
            <translation>Spalten der Mitgliedertabelle</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::MembersPlace</name>
        <message>
            <source>Copy cell</source>
            <translation>Zelle kopieren</translation>
        </message>
        <message>
            <source>Copy rows as a table</source>
            <translation>Zeilen als Tabelle kopieren</translation>
        </message>
        <message>
            <source>Sort by this column</source>
            <translation>Nach dieser Spalte sortieren</translation>
        </message>
        <message>
            <source>Copy as</source>
            <translation>Kopieren als</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::MessageBar</name>
        <message>
            <source>Message</source>
            <translation>Meldung</translation>
        </message>
        <message>
            <source>Hide the message</source>
            <translation>Meldung ausblenden</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::MessagePanel</name>
        <message>
            <source>Message</source>
            <translation>Meldung</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::SessionStatusBar</name>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Selection</source>
            <translation>Auswahl</translation>
        </message>
        <message>
            <source>Dropped</source>
            <translation>Verworfen</translation>
        </message>
        <message>
            <source>Mode</source>
            <translation>Art der Verbindung</translation>
        </message>
        <message>
            <source>Footprint</source>
            <translation>Aufwand</translation>
        </message>
        <message>
            <source>Age of the data</source>
            <translation>Alter der Daten</translation>
        </message>
        <message>
            <source>peeking · not a member · paused</source>
            <translation>Blick von außen · kein Mitglied · angehalten</translation>
        </message>
        <message>
            <source>peeking · not a member · every %1</source>
            <translation>Blick von außen · kein Mitglied · alle %1</translation>
        </message>
        <message>
            <source>asking an agent&apos;s RPC · not a member</source>
            <translation>über die RPC eines Agenten · kein Mitglied</translation>
        </message>
        <message>
            <source>demo</source>
            <translation>Vorführung</translation>
        </message>
        <message>
            <source>stopped · nobody is asked</source>
            <translation>beendet · niemand wird gefragt</translation>
        </message>
        <message numerus="yes">
            <source>Views of %n member(s) held.</source>
            <translation>
                <numerusform>Sicht von %n Mitglied liegt vor.</numerusform>
                <numerusform>Sichten von %n Mitgliedern liegen vor.</numerusform>
            </translation>
        </message>
        <message>
            <source>Really sent and received, over the last minute.</source>
            <translation>Wirklich gesendet und empfangen, über die letzte Minute.</translation>
        </message>
        <message>
            <source>data %1 old</source>
            <translation>Daten %1 alt</translation>
        </message>
        <message>
            <source>Last word at %1</source>
            <translation>Letzte Nachricht um %1</translation>
        </message>
        <message>
            <source>no data yet</source>
            <translation>noch keine Daten</translation>
        </message>
        <message numerus="yes">
            <source>%n dropped</source>
            <translation>
                <numerusform>%n verworfen</numerusform>
                <numerusform>%n verworfen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n answer(s) so far.</source>
            <translation>
                <numerusform>Bisher %n Antwort.</numerusform>
                <numerusform>Bisher %n Antworten.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n question(s) without an answer.</source>
            <translation>
                <numerusform>%n Frage ohne Antwort.</numerusform>
                <numerusform>%n Fragen ohne Antwort.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n selected: %1</source>
            <translation>
                <numerusform>%n ausgewählt: %1</numerusform>
                <numerusform>%n ausgewählt: %1</numerusform>
            </translation>
        </message>
        <message>
            <source>Own health</source>
            <translation>Eigene Gesundheit</translation>
        </message>
        <message>
            <source>observer · not a member yet</source>
            <translation>Beobachter · noch kein Mitglied</translation>
        </message>
        <message>
            <source>observer · a member of this cluster as %1 (%2)</source>
            <translation>Beobachter · Mitglied dieses Clusters als %1 (%2)</translation>
        </message>
        <message>
            <source>observer · joining as %1 (%2), not settled yet</source>
            <translation>Beobachter · Beitritt als %1 (%2), noch nicht gefestigt</translation>
        </message>
        <message>
            <source>demo · a member of it as %1</source>
            <translation>Demo · Mitglied darin als %1</translation>
        </message>
        <message>
            <source>The others reach it at %1.</source>
            <translation>Die anderen erreichen es unter %1.</translation>
        </message>
        <message>
            <source>Settled: two members asked in turn know the same.</source>
            <translation>Gefestigt: Zwei nacheinander gefragte Mitglieder wissen dasselbe.</translation>
        </message>
        <message>
            <source>Not settled yet: members may still be missing.</source>
            <translation>Noch nicht gefestigt: Es können noch Mitglieder fehlen.</translation>
        </message>
        <message>
            <source>The name %1 was taken.</source>
            <translation>Der Name %1 war vergeben.</translation>
        </message>
        <message>
            <source>Really sent and received, over the last minute, probes and gossip included.</source>
            <translation>Wirklich gesendet und empfangen, über die letzte Minute, mit Proben und Gossip.</translation>
        </message>
        <message>
            <source>accused, incarnation %1</source>
            <translation>angeklagt, Inkarnation %1</translation>
        </message>
        <message>
            <source>Members held Grapevine for failed, and it spoke up. If this goes on, they cannot reach it well.</source>
            <translation>Mitglieder hielten Grapevine für ausgefallen, und es hat sich gemeldet. Bleibt das so, erreichen sie es schlecht.</translation>
        </message>
        <message>
            <source>health score %1</source>
            <translation>Gesundheitswert %1</translation>
        </message>
        <message>
            <source>0 is healthy. Above it, Grapevine&apos;s own network or computer is the likelier cause of what it sees.</source>
            <translation>0 ist gesund. Darüber sind eher das Netz oder der Rechner von Grapevine selbst die Ursache dessen, was es sieht.</translation>
        </message>
        <message numerus="yes">
            <source>%n cluster(s) together · each is asked by its own view</source>
            <translation>
                <numerusform>%n Cluster zusammen · jeder wird von seiner eigenen Ansicht befragt</numerusform>
                <numerusform>%n Cluster zusammen · jeder wird von seiner eigenen Ansicht befragt</numerusform>
            </translation>
        </message>
        <message>
            <source>How much was asked</source>
            <translation>Wie viel gefragt wurde</translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n polled</source>
            <translation>
                <numerusform>%1 von %n gefragt</numerusform>
                <numerusform>%1 von %n gefragt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Members are asked one after the other; %n has (have) not been yet, or did not answer. What they alone know is not seen.</source>
            <translation>
                <numerusform>Mitglieder werden nacheinander gefragt; %n noch nicht, oder es hat nicht geantwortet. Was es allein weiß, ist nicht zu sehen.</numerusform>
                <numerusform>Mitglieder werden nacheinander gefragt; %n noch nicht, oder sie haben nicht geantwortet. Was sie allein wissen, ist nicht zu sehen.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::StartPage</name>
        <message>
            <source>Look</source>
            <translation>Ansehen</translation>
        </message>
        <message>
            <source>Address of any member</source>
            <translation>Adresse irgendeines Mitglieds</translation>
        </message>
        <message>
            <source>address of any member, such as 10.0.3.17:7946</source>
            <translation>Adresse irgendeines Mitglieds, etwa 10.0.3.17:7946</translation>
        </message>
        <message>
            <source>Look at the cluster</source>
            <translation>Den Cluster ansehen</translation>
        </message>
        <message>
            <source>Key, label and local address</source>
            <translation>Schlüssel, Label und eigene Adresse</translation>
        </message>
        <message>
            <source>Key, label, local address</source>
            <translation>Schlüssel, Label, eigene Adresse</translation>
        </message>
        <message>
            <source>Look at a cluster</source>
            <translation>Einen Cluster ansehen</translation>
        </message>
        <message>
            <source>no data leaves this computer</source>
            <translation>keine Daten verlassen diesen Rechner</translation>
        </message>
        <message>
            <source>unfolded</source>
            <translation>aufgeklappt</translation>
        </message>
        <message>
            <source>folded</source>
            <translation>zugeklappt</translation>
        </message>
        <message>
            <source>Looked at before</source>
            <translation>Schon einmal angesehen</translation>
        </message>
        <message>
            <source>Look again at %1</source>
            <translation>%1 noch einmal ansehen</translation>
        </message>
        <message>
            <source>Something listens on %1 on this machine: look at it</source>
            <translation>Auf diesem Rechner lauscht etwas an %1: ansehen</translation>
        </message>
        <message>
            <source>Several may be given; the output of “serf members” can be pasted.</source>
            <translation>Es dürfen mehrere sein; auch die Ausgabe von „serf members“ lässt sich einfügen.</translation>
        </message>
        <message numerus="yes">
            <source>Output of “serf members”: %n address(es) of members alive.</source>
            <translation>
                <numerusform>Ausgabe von „serf members“: %n Adresse eines aktiven Mitglieds.</numerusform>
                <numerusform>Ausgabe von „serf members“: %n Adressen aktiver Mitglieder.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n address(es), asked in turn.</source>
            <translation>
                <numerusform>%n Adresse.</numerusform>
                <numerusform>%n Adressen, reihum gefragt.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The first %n will do.</source>
            <translation>
                <numerusform>Die erste genügt.</numerusform>
                <numerusform>Die ersten %n genügen.</numerusform>
            </translation>
        </message>
        <message>
            <source>“%1” is no address. Write host, host:port or [v6]:port.</source>
            <translation>„%1“ ist keine Adresse. Schreiben Sie Name, Name:Port oder [v6]:Port.</translation>
        </message>
        <message>
            <source>None of these members is alive.</source>
            <translation>Keines dieser Mitglieder ist aktiv.</translation>
        </message>
        <message>
            <source>Give the address of any member first.</source>
            <translation>Geben Sie erst die Adresse irgendeines Mitglieds an.</translation>
        </message>
        <message>
            <source>The local address must be an IP address of this machine, with or without a port.</source>
            <translation>Die eigene Adresse muss eine IP-Adresse dieses Rechners sein, mit oder ohne Port.</translation>
        </message>
        <message>
            <source>Watches a Serf cluster, without joining it unless asked to.</source>
            <translation>Beobachtet einen Serf-Cluster, ohne ihm ungefragt beizutreten.</translation>
        </message>
        <message>
            <source>Look at %1</source>
            <translation>%1 ansehen</translation>
        </message>
        <message>
            <source>Your clusters</source>
            <translation>Ihre Cluster</translation>
        </message>
        <message>
            <source>Back to %1</source>
            <translation>Zurück zu %1</translation>
        </message>
        <message>
            <source>Open now</source>
            <translation>Jetzt offen</translation>
        </message>
        <message>
            <source>Compare two exports …</source>
            <translation>Zwei Exporte vergleichen …</translation>
        </message>
        <message>
            <source>%1 waits for its cluster. Choose one here: the address then fills the form of the place Ask, and nothing is sent until you send it.</source>
            <translation>%1 wartet auf seinen Cluster. Wählen Sie hier einen: Die Adresse füllt dann das Formular unter „Fragen“, und nichts geht hinaus, bis Sie es senden.</translation>
        </message>
        <message>
            <source>Diagnostics: log, errors, versions</source>
            <translation>Diagnose: Log, Fehler, Versionen</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Import a Serf agent's configuration …</source>
            <translation>Konfiguration eines Serf-Agenten übernehmen …</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::TallyStrip</name>
        <message>
            <source>Members by status</source>
            <translation>Mitglieder nach Status</translation>
        </message>
    </context>
    <context>
        <name>Ask</name>
        <message>
            <source>Grapevine only looks from outside: only a member can send.</source>
            <translation>Grapevine sieht nur von außen zu: senden kann nur ein Mitglied.</translation>
        </message>
        <message>
            <source>Grapevine is leaving the cluster.</source>
            <translation>Grapevine verlässt den Cluster gerade.</translation>
        </message>
        <message>
            <source>Grapevine is not a member of the cluster now.</source>
            <translation>Grapevine ist derzeit kein Mitglied des Clusters.</translation>
        </message>
        <message>
            <source>Sending is locked.</source>
            <translation>Das Senden ist gesperrt.</translation>
        </message>
        <message>
            <source>The query needs a name.</source>
            <translation>Die Anfrage braucht einen Namen.</translation>
        </message>
        <message>
            <source>The event needs a name.</source>
            <translation>Das Ereignis braucht einen Namen.</translation>
        </message>
        <message>
            <source>Names that begin with _serf_ are Serf&apos;s own.</source>
            <translation>Namen, die mit _serf_ beginnen, gehören Serf selbst.</translation>
        </message>
        <message>
            <source>The timeout is no time: write it as 500ms, 5s or 2m.</source>
            <translation>Die Frist ist keine Zeit: schreiben Sie 500ms, 5s oder 2m.</translation>
        </message>
        <message>
            <source>A tag filter needs both a tag and an expression.</source>
            <translation>Ein Tag-Filter braucht ein Tag und einen Ausdruck.</translation>
        </message>
        <message>
            <source>A tag filter is no regular expression: %1.</source>
            <translation>Ein Tag-Filter ist kein regulärer Ausdruck: %1.</translation>
        </message>
        <message>
            <source>Too large: %1 bytes of name and payload, %2 are allowed.</source>
            <translation>Zu groß: %1 Byte für Name und Inhalt, erlaubt sind %2.</translation>
        </message>
        <message>
            <source>Too large: %1 bytes encoded, %2 are allowed.</source>
            <translation>Zu groß: kodiert %1 Byte, erlaubt sind %2.</translation>
        </message>
        <message numerus="yes">
            <source>all %n member(s) alive</source>
            <translation>
                <numerusform>das einzige lebende Mitglied</numerusform>
                <numerusform>alle %n lebenden Mitglieder</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s)</source>
            <translation>
                <numerusform>%n Mitglied</numerusform>
                <numerusform>%n Mitglieder</numerusform>
            </translation>
        </message>
        <message>
            <source>Event “%1” goes to %2. Their handlers may run.</source>
            <translation>Ereignis „%1“ geht an: %2. Deren Handler können laufen.</translation>
        </message>
        <message>
            <source>Handlers get every one, not only the newest.</source>
            <translation>Handler erhalten jedes, nicht nur das neueste.</translation>
        </message>
        <message>
            <source>Not alive here: %1.</source>
            <translation>Hier nicht aktiv: %1.</translation>
        </message>
        <message>
            <source>Query “%1” asks %2. Their handlers may run.</source>
            <translation>Anfrage „%1“ geht an: %2. Deren Handler können laufen.</translation>
        </message>
        <message>
            <source>Answers count for %1.</source>
            <translation>Antworten zählen %1 lang.</translation>
        </message>
        <message numerus="yes">
            <source>Each answer also comes by %n detour(s).</source>
            <translation>
                <numerusform>Jede Antwort kommt auch auf einem Umweg.</numerusform>
                <numerusform>Jede Antwort kommt auch auf %n Umwegen.</numerusform>
            </translation>
        </message>
        <message>
            <source>No member alive passes these filters.</source>
            <translation>Kein lebendes Mitglied erfüllt diese Filter.</translation>
        </message>
        <message>
            <source>These are several clusters: a message is for one. Go to it and ask there.</source>
            <translation>Das sind mehrere Cluster: Eine Nachricht ist für einen. Gehen Sie zu ihm und fragen Sie dort.</translation>
        </message>
    </context>
    <context>
        <name>AskRun</name>
        <message>
            <source>refused: %1</source>
            <translation>abgelehnt: %1</translation>
        </message>
        <message>
            <source>sending …</source>
            <translation>wird gesendet …</translation>
        </message>
        <message>
            <source>%1 of %2 answered so far</source>
            <translation>bisher %1 von %2 beantwortet</translation>
        </message>
        <message>
            <source>ended before it was known to go out</source>
            <translation>zu Ende, bevor bekannt war, ob es hinausging</translation>
        </message>
        <message>
            <source>%1 of %2 answered</source>
            <translation>%1 von %2 haben geantwortet</translation>
        </message>
        <message numerus="yes">
            <source>%n answer(s)</source>
            <translation>
                <numerusform>%n Antwort</numerusform>
                <numerusform>%n Antworten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n silent</source>
            <translation>
                <numerusform>%n stumm</numerusform>
                <numerusform>%n stumm</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n late</source>
            <translation>
                <numerusform>%n verspätet</numerusform>
                <numerusform>%n verspätet</numerusform>
            </translation>
        </message>
        <message>
            <source>query “%1”</source>
            <translation>Anfrage „%1“</translation>
        </message>
        <message>
            <source>event “%1”</source>
            <translation>Ereignis „%1“</translation>
        </message>
        <message>
            <source>refused, nothing was sent</source>
            <translation>abgelehnt, nichts wurde gesendet</translation>
        </message>
        <message>
            <source>sent at Lamport time %1</source>
            <translation>gesendet zur Lamport-Zeit %1</translation>
        </message>
        <message>
            <source>sent</source>
            <translation>gesendet</translation>
        </message>
        <message>
            <source>Sending is locked. Unlock it, then send again.</source>
            <translation>Das Senden ist gesperrt. Entsperren Sie es und senden Sie erneut.</translation>
        </message>
        <message>
            <source>This way of looking at a cluster cannot send.</source>
            <translation>Auf diese Weise betrachtet kann an einen Cluster nichts gesendet werden.</translation>
        </message>
        <message>
            <source>Grapevine is not a member of the cluster now.</source>
            <translation>Grapevine ist derzeit kein Mitglied des Clusters.</translation>
        </message>
        <message>
            <source>No other member is known that it could reach.</source>
            <translation>Es ist kein anderes Mitglied bekannt, das es erreichen könnte.</translation>
        </message>
        <message>
            <source>Names that begin with _serf_ are Serf&apos;s own and are not sent.</source>
            <translation>Namen, die mit _serf_ beginnen, gehören Serf selbst und werden nicht gesendet.</translation>
        </message>
        <message>
            <source>Too large: %1 bytes encoded, %2 are allowed.</source>
            <translation>Zu groß: kodiert %1 Byte, erlaubt sind %2.</translation>
        </message>
        <message>
            <source>Too large: %1 bytes of name and payload, %2 are allowed.</source>
            <translation>Zu groß: %1 Byte für Name und Inhalt, erlaubt sind %2.</translation>
        </message>
        <message>
            <source>A tag filter is no regular expression.</source>
            <translation>Ein Tag-Filter ist kein regulärer Ausdruck.</translation>
        </message>
        <message numerus="yes">
            <source>%n queries are open already; wait for one to end, or stop it.</source>
            <translation>
                <numerusform>%n Anfrage ist schon offen; warten Sie ihr Ende ab oder beenden Sie sie.</numerusform>
                <numerusform>%n Anfragen sind schon offen; warten Sie das Ende einer ab oder beenden Sie eine.</numerusform>
            </translation>
        </message>
        <message>
            <source>There is no such query, or it is over.</source>
            <translation>Eine solche Anfrage gibt es nicht, oder sie ist vorbei.</translation>
        </message>
        <message>
            <source>The cluster&apos;s Lamport clock was pushed to an absurd time, and sending would push it further.</source>
            <translation>Die Lamport-Uhr des Clusters wurde auf eine unsinnige Zeit getrieben, und Senden triebe sie weiter.</translation>
        </message>
        <message>
            <source>The agent refused.</source>
            <translation>Der Agent hat abgelehnt.</translation>
        </message>
        <message>
            <source>The session that asked has ended; no more can come.</source>
            <translation>Die Sitzung, die gefragt hat, ist zu Ende; mehr kann nicht kommen.</translation>
        </message>
        <message>
            <source>Everybody expected has answered, after %1.</source>
            <translation>Alle Erwarteten haben geantwortet, nach %1.</translation>
        </message>
        <message>
            <source>The time of %1 is up.</source>
            <translation>Die Frist von %1 ist um.</translation>
        </message>
        <message>
            <source>Stopped by hand after %1.</source>
            <translation>Von Hand beendet nach %1.</translation>
        </message>
        <message>
            <source>Cut short after %1: Grapevine stood still, or lost the way to the cluster.</source>
            <translation>Nach %1 abgebrochen: Grapevine stand still oder verlor den Weg zum Cluster.</translation>
        </message>
        <message>
            <source>silent</source>
            <translation>stumm</translation>
        </message>
        <message>
            <source>late</source>
            <translation>verspätet</translation>
        </message>
        <message>
            <source>acked only</source>
            <translation>nur bestätigt</translation>
        </message>
        <message>
            <source>not heard so far</source>
            <translation>bisher nicht gehört</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>wartet</translation>
        </message>
        <message>
            <source>acked</source>
            <translation>bestätigt</translation>
        </message>
        <message>
            <source>answered</source>
            <translation>beantwortet</translation>
        </message>
        <message numerus="yes">
            <source>%n duplicate(s)</source>
            <translation>
                <numerusform>%n Duplikat</numerusform>
                <numerusform>%n Duplikate</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n events and queries went out within the last minute; wait a little, then send again.</source>
            <translation>
                <numerusform>%n Nachricht ging in der letzten Minute hinaus; warten Sie ein wenig und senden Sie dann noch einmal.</numerusform>
                <numerusform>%n Ereignisse und Anfragen gingen in der letzten Minute hinaus; warten Sie ein wenig und senden Sie dann noch einmal.</numerusform>
            </translation>
        </message>
        <message>
            <source>(the expression finds nothing)</source>
            <translation>(der Ausdruck findet nichts)</translation>
        </message>
        <message>
            <source>The demo cannot do that.</source>
            <translation>Das kann die Demo nicht.</translation>
        </message>
        <message>
            <source>The members are being asked already; wait for it to end, or stop it.</source>
            <translation>Die Mitglieder werden schon gefragt; warten Sie das Ende ab, oder brechen Sie es ab.</translation>
        </message>
    </context>
    <context>
        <name>grapevine::models::GroupModel</name>
        <message>
            <source>(an empty answer)</source>
            <translation>(eine leere Antwort)</translation>
        </message>
        <message>
            <source>no answer yet</source>
            <translation>noch keine Antwort</translation>
        </message>
        <message>
            <source>acked only: received, but not answered</source>
            <translation>nur bestätigt: erhalten, aber nicht beantwortet</translation>
        </message>
        <message>
            <source>late: came after the end</source>
            <translation>verspätet: kam nach dem Ende</translation>
        </message>
        <message>
            <source>not heard so far: it was cut short, so that has no meaning</source>
            <translation>bisher nicht gehört: vorzeitig beendet, das besagt also nichts</translation>
        </message>
        <message>
            <source>silent: neither ack nor answer</source>
            <translation>stumm: weder Bestätigung noch Antwort</translation>
        </message>
        <message>
            <source>silent: no answer; acks were not asked for</source>
            <translation>stumm: keine Antwort; Bestätigungen waren nicht verlangt</translation>
        </message>
        <message numerus="yes">
            <source>%n member(s): %1; %2</source>
            <translation>
                <numerusform>%n Mitglied: %1; %2</numerusform>
                <numerusform>%n Mitglieder: %1; %2</numerusform>
            </translation>
        </message>
        <message>
            <source>the expression finds nothing here</source>
            <translation>der Ausdruck findet hier nichts</translation>
        </message>
    </context>
    <context>
        <name>grapevine::models::RunModel</name>
        <message>
            <source>(empty)</source>
            <translation>(leer)</translation>
        </message>
        <message>
            <source>Neither ack nor answer came within the time.</source>
            <translation>In der Frist kam weder Bestätigung noch Antwort.</translation>
        </message>
        <message>
            <source>No answer came within the time; acks were not asked for.</source>
            <translation>In der Frist kam keine Antwort; Bestätigungen waren nicht verlangt.</translation>
        </message>
        <message>
            <source>What came, came after the end, and is counted nowhere.</source>
            <translation>Was kam, kam nach dem Ende und zählt nirgends mit.</translation>
        </message>
        <message>
            <source>It has received the query, but gave no answer within the time: perhaps no handler there knows this name.</source>
            <translation>Es hat die Anfrage erhalten, aber in der Frist nicht beantwortet: vielleicht kennt dort kein Handler diesen Namen.</translation>
        </message>
        <message>
            <source>Nothing had come when the query was cut short; that has no meaning.</source>
            <translation>Als die Anfrage vorzeitig endete, war nichts gekommen; das besagt nichts.</translation>
        </message>
        <message>
            <source>Nothing has come yet.</source>
            <translation>Noch ist nichts gekommen.</translation>
        </message>
        <message>
            <source>It has received the query; no answer yet.</source>
            <translation>Es hat die Anfrage erhalten; noch keine Antwort.</translation>
        </message>
        <message>
            <source>It has answered within the time.</source>
            <translation>Es hat in der Frist geantwortet.</translation>
        </message>
        <message>
            <source>Member</source>
            <translation>Mitglied</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Stand</translation>
        </message>
        <message>
            <source>Ack after</source>
            <translation>Bestätigt nach</translation>
        </message>
        <message>
            <source>Answer after</source>
            <translation>Antwort nach</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Antwort</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::AskForm</name>
        <message>
            <source>Ask for acks, so that silent members are known</source>
            <translation>Bestätigung verlangen; so fallen stumme Mitglieder auf</translation>
        </message>
        <message>
            <source>Coalesce: handlers get only the newest</source>
            <translation>Zusammenfassen: Handler erhalten nur das neueste</translation>
        </message>
        <message>
            <source>Query</source>
            <translation>Anfrage</translation>
        </message>
        <message>
            <source>A question: members may answer</source>
            <translation>Eine Frage: Mitglieder können antworten</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Ereignis</translation>
        </message>
        <message>
            <source>A message to everybody; nobody answers</source>
            <translation>Eine Nachricht an alle; niemand antwortet</translation>
        </message>
        <message>
            <source>everybody, or names of members</source>
            <translation>alle, oder Namen von Mitgliedern</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keiner</translation>
        </message>
        <message>
            <source>Over so many other members each answer comes as well, in case the straight way loses it</source>
            <translation>Über so viele andere Mitglieder kommt jede Antwort außerdem, falls sie auf dem geraden Weg verloren geht</translation>
        </message>
        <message>
            <source>What would be sent</source>
            <translation>Was gesendet würde</translation>
        </message>
        <message>
            <source>Why it cannot be sent</source>
            <translation>Warum nicht gesendet werden kann</translation>
        </message>
        <message>
            <source>To</source>
            <translation>An</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>Tags</translation>
        </message>
        <message>
            <source>Timeout</source>
            <translation>Frist</translation>
        </message>
        <message>
            <source>Relays</source>
            <translation>Umwege</translation>
        </message>
        <message>
            <source>Names of the members asked; empty for everybody</source>
            <translation>Namen der gefragten Mitglieder; leer für alle</translation>
        </message>
        <message>
            <source>Relay factor</source>
            <translation>Zahl der Umwege</translation>
        </message>
        <message>
            <source>Payload</source>
            <translation>Inhalt</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>such as uptime</source>
            <translation>etwa uptime</translation>
        </message>
        <message>
            <source>such as deploy</source>
            <translation>etwa deploy</translation>
        </message>
        <message>
            <source>Send query</source>
            <translation>Anfrage senden</translation>
        </message>
        <message>
            <source>Send event</source>
            <translation>Ereignis senden</translation>
        </message>
        <message>
            <source>Sends from anywhere in the form</source>
            <translation>Sendet von überall im Formular</translation>
        </message>
        <message numerus="yes">
            <source>%1 for %n member(s)</source>
            <translation>
                <numerusform>%1 bei %n Mitglied</numerusform>
                <numerusform>%1 bei %n Mitgliedern</numerusform>
            </translation>
        </message>
        <message>
            <source>by Serf&apos;s formula</source>
            <translation>nach Serfs Formel</translation>
        </message>
        <message>
            <source>Enter fills the form from this address; nothing is sent yet.</source>
            <translation>Enter füllt das Formular aus dieser Adresse; gesendet wird noch nichts.</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::AskPlace</name>
        <message>
            <source>Sent in this window</source>
            <translation>In diesem Fenster gesendet</translation>
        </message>
        <message numerus="yes">
            <source>%n older one(s) forgotten</source>
            <translation>
                <numerusform>%n älteres vergessen</numerusform>
                <numerusform>%n ältere vergessen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::ByteMeter</name>
        <message>
            <source>Size of the message</source>
            <translation>Größe der Nachricht</translation>
        </message>
        <message>
            <source>The whole message as it goes out now, name and filters included. Serf&apos;s own limit; no member takes a larger one.</source>
            <translation>Die ganze Nachricht, wie sie jetzt hinausgeht, mit Name und Filtern. Die Grenze ist Serfs eigene; eine größere nimmt kein Mitglied an.</translation>
        </message>
        <message>
            <source>%1 of %2 bytes</source>
            <translation>%1 von %2 Byte</translation>
        </message>
        <message>
            <source>%1 – too large</source>
            <translation>%1 – zu groß</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::LockBar</name>
        <message>
            <source>Lock</source>
            <translation>Sperre</translation>
        </message>
        <message>
            <source>Looking from outside: nothing can be sent.</source>
            <translation>Blick von außen: nichts kann gesendet werden.</translation>
        </message>
        <message>
            <source>Events and queries come from members; Grapevine is none here.</source>
            <translation>Ereignisse und Anfragen kommen von Mitgliedern; Grapevine ist hier keines.</translation>
        </message>
        <message>
            <source>Join as observer …</source>
            <translation>Als Beobachter beitreten …</translation>
        </message>
        <message>
            <source>Leaving the cluster: nothing can be sent.</source>
            <translation>Cluster wird verlassen: nichts kann gesendet werden.</translation>
        </message>
        <message>
            <source>Not a member now: nothing can be sent.</source>
            <translation>Derzeit kein Mitglied: nichts kann gesendet werden.</translation>
        </message>
        <message>
            <source>Sending is locked.</source>
            <translation>Das Senden ist gesperrt.</translation>
        </message>
        <message>
            <source>Nothing goes out that the cluster would notice.</source>
            <translation>Nichts geht hinaus, was der Cluster bemerken würde.</translation>
        </message>
        <message numerus="yes">
            <source>Unlocked: what you send reaches all %n member(s) of the demo.</source>
            <translation>
                <numerusform>Entsperrt: was Sie senden, erreicht %n Mitglied der Demo.</numerusform>
                <numerusform>Entsperrt: was Sie senden, erreicht alle %n Mitglieder der Demo.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Unlocked: what you send reaches all %n member(s).</source>
            <translation>
                <numerusform>Entsperrt: was Sie senden, erreicht %n Mitglied.</numerusform>
                <numerusform>Entsperrt: was Sie senden, erreicht alle %n Mitglieder.</numerusform>
            </translation>
        </message>
        <message>
            <source>Lock now</source>
            <translation>Jetzt sperren</translation>
        </message>
        <message>
            <source>Unlock</source>
            <translation>Entsperren</translation>
        </message>
        <message>
            <source>Unlock for 15 min</source>
            <translation>15 min entsperren</translation>
        </message>
        <message>
            <source>Unlock for …</source>
            <translation>Entsperren für …</translation>
        </message>
        <message>
            <source>Unlock for 5 minutes</source>
            <translation>5 Minuten entsperren</translation>
        </message>
        <message>
            <source>Unlock for 15 minutes</source>
            <translation>15 Minuten entsperren</translation>
        </message>
        <message>
            <source>Unlock for an hour</source>
            <translation>Eine Stunde entsperren</translation>
        </message>
        <message>
            <source>Unlock until I lock it</source>
            <translation>Entsperren, bis ich sperre</translation>
        </message>
        <message>
            <source>Locks itself in %1.</source>
            <translation>Sperrt sich in %1 selbst.</translation>
        </message>
        <message>
            <source>A message is for one of them. Go to it and ask there.</source>
            <translation>Eine Nachricht ist für einen davon. Gehen Sie zu ihm und fragen Sie dort.</translation>
        </message>
        <message>
            <source>Several clusters together: nothing can be sent.</source>
            <translation>Mehrere Cluster zusammen: Es kann nichts gesendet werden.</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::NamesField</name>
        <message>
            <source>Names known</source>
            <translation>Bekannte Namen</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::RunBar</name>
        <message>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message>
            <source>%1 % answered, %2 % acked</source>
            <translation>%1 % beantwortet, %2 % bestätigt</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::RunHead</name>
        <message>
            <source>Stop</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Into the form</source>
            <translation>Ins Formular</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Wait for no more answers</source>
            <translation>Auf keine weiteren Antworten warten</translation>
        </message>
        <message>
            <source>Fill the form with this again; nothing is sent yet</source>
            <translation>Das Formular wieder hiermit füllen; gesendet wird noch nichts</translation>
        </message>
        <message>
            <source>As text</source>
            <translation>Als Text</translation>
        </message>
        <message>
            <source>As JSON</source>
            <translation>Als JSON</translation>
        </message>
        <message numerus="yes">
            <source>to %n member(s)</source>
            <translation>
                <numerusform>an %n Mitglied</numerusform>
                <numerusform>an %n Mitglieder</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>to %n member(s): %1</source>
            <translation>
                <numerusform>an %n Mitglied: %1</numerusform>
                <numerusform>an %n Mitglieder: %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n byte(s)</source>
            <translation>
                <numerusform>%n Byte</numerusform>
                <numerusform>%n Byte</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2 acked</source>
            <translation>%1 von %2 bestätigt</translation>
        </message>
        <message>
            <source>%1 answered</source>
            <translation>%1 beantwortet</translation>
        </message>
        <message>
            <source>%1 of %2 answered</source>
            <translation>%1 von %2 haben geantwortet</translation>
        </message>
        <message numerus="yes">
            <source>%n silent: %1</source>
            <translation>
                <numerusform>%n stumm: %1</numerusform>
                <numerusform>%n stumm: %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n late</source>
            <translation>
                <numerusform>%n verspätet</numerusform>
                <numerusform>%n verspätet</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n duplicate(s)</source>
            <translation>
                <numerusform>%n Duplikat</numerusform>
                <numerusform>%n Duplikate</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not kept</source>
            <translation>
                <numerusform>%n nicht aufbewahrt</numerusform>
                <numerusform>%n nicht aufbewahrt</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 left.</source>
            <translation>Noch %1.</translation>
        </message>
        <message>
            <source>Acks: median %1, slowest %2 (%3)</source>
            <translation>Bestätigungen: Median %1, langsamste %2 (%3)</translation>
        </message>
        <message>
            <source>Answers: median %1, slowest %2 (%3)</source>
            <translation>Antworten: Median %1, langsamste %2 (%3)</translation>
        </message>
        <message>
            <source>Refused: nothing was sent.</source>
            <translation>Abgelehnt: nichts wurde gesendet.</translation>
        </message>
        <message>
            <source>Sent, at Lamport time %1.</source>
            <translation>Gesendet, zur Lamport-Zeit %1.</translation>
        </message>
        <message>
            <source>Sent.</source>
            <translation>Gesendet.</translation>
        </message>
        <message>
            <source>Sending …</source>
            <translation>Wird gesendet …</translation>
        </message>
        <message>
            <source>The session ended before it was known to go out.</source>
            <translation>Die Sitzung endete, bevor bekannt war, ob es hinausging.</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Vergleichen</translation>
        </message>
        <message>
            <source>Compare the answers with those of another run</source>
            <translation>Die Antworten mit denen eines anderen Laufs vergleichen</translation>
        </message>
        <message>
            <source>Members pass an event on to each other; Serf tells nobody who has received it. Each member can be asked, below.</source>
            <translation>Die Mitglieder reichen ein Ereignis aneinander weiter; Serf sagt niemandem, wer es empfangen hat. Unten kann jedes Mitglied gefragt werden.</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::RunView</name>
        <message>
            <source>Answers by value</source>
            <translation>Antworten nach Wert</translation>
        </message>
        <message>
            <source>Answer in full</source>
            <translation>Ganze Antwort</translation>
        </message>
        <message>
            <source>Select a member to read its answer in full.</source>
            <translation>Wählen Sie ein Mitglied, um seine ganze Antwort zu lesen.</translation>
        </message>
        <message>
            <source>Nothing was sent yet.

A query asks members and folds their answers by value;
who keeps silent is named. An event is a message to everybody.</source>
            <translation>Noch wurde nichts gesendet.

Eine Anfrage fragt Mitglieder und fasst gleiche Antworten zusammen;
wer stumm bleibt, wird genannt. Ein Ereignis ist eine Nachricht an alle.</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>Alle zeigen</translation>
        </message>
        <message>
            <source>Show all members</source>
            <translation>Alle Mitglieder zeigen</translation>
        </message>
        <message>
            <source>Members asked</source>
            <translation>Gefragte Mitglieder</translation>
        </message>
        <message>
            <source>Columns of the members asked</source>
            <translation>Spalten der gefragten Mitglieder</translation>
        </message>
        <message>
            <source>Copy the answer</source>
            <translation>Antwort kopieren</translation>
        </message>
        <message>
            <source>Copy the members&apos; names</source>
            <translation>Namen der Mitglieder kopieren</translation>
        </message>
        <message>
            <source>Copy cell</source>
            <translation>Zelle kopieren</translation>
        </message>
        <message>
            <source>Copy the names</source>
            <translation>Namen kopieren</translation>
        </message>
        <message numerus="yes">
            <source>%n member(s)</source>
            <translation>
                <numerusform>%n Mitglied</numerusform>
                <numerusform>%n Mitglieder</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s): %1</source>
            <translation>
                <numerusform>%n Mitglied: %1</numerusform>
                <numerusform>%n Mitglieder: %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1, %n byte(s), the last of them a newline</source>
            <translation>
                <numerusform>%1, %n Byte, und dieses ist ein Zeilenende</numerusform>
                <numerusform>%1, %n Byte, das letzte davon ein Zeilenende</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1, %n byte(s)</source>
            <translation>
                <numerusform>%1, %n Byte</numerusform>
                <numerusform>%1, %n Byte</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 gave no answer</source>
            <translation>%1 hat nicht geantwortet</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::TagFilterBox</name>
        <message>
            <source>tag</source>
            <translation>Tag</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>Tag</translation>
        </message>
        <message>
            <source>regular expression</source>
            <translation>regulärer Ausdruck</translation>
        </message>
        <message>
            <source>Regular expression of the tag</source>
            <translation>Regulärer Ausdruck des Tags</translation>
        </message>
        <message>
            <source>Remove this tag filter</source>
            <translation>Diesen Tag-Filter entfernen</translation>
        </message>
        <message>
            <source>+ only members with a tag …</source>
            <translation>+ nur Mitglieder mit einem Tag …</translation>
        </message>
        <message>
            <source>+ and a tag …</source>
            <translation>+ und ein Tag …</translation>
        </message>
        <message>
            <source>Add a tag filter</source>
            <translation>Tag-Filter hinzufügen</translation>
        </message>
        <message>
            <source>no regular expression</source>
            <translation>kein regulärer Ausdruck</translation>
        </message>
    </context>
    <context>
        <name>FilterMistake</name>
        <message>
            <source>a filter has at most 4096 bytes</source>
            <translation>ein Filter hat höchstens 4096 Byte</translation>
        </message>
        <message>
            <source>this quote is not closed</source>
            <translation>dieses Anführungszeichen wird nicht geschlossen</translation>
        </message>
        <message>
            <source>no ( belongs to this )</source>
            <translation>zu dieser ) gehört keine (</translation>
        </message>
        <message>
            <source>more than 64 parentheses and nots lie in each other</source>
            <translation>mehr als 64 Klammern und not stecken ineinander</translation>
        </message>
        <message>
            <source>this ( is not closed</source>
            <translation>diese ( wird nicht geschlossen</translation>
        </message>
        <message>
            <source>a field or a tag's key is missing before this</source>
            <translation>davor fehlt ein Feld oder der Schlüssel eines Tags</translation>
        </message>
        <message>
            <source>something is missing before this</source>
            <translation>davor fehlt etwas</translation>
        </message>
        <message>
            <source>something is missing at the end</source>
            <translation>am Ende fehlt etwas</translation>
        </message>
        <message>
            <source>an empty text is in everything</source>
            <translation>ein leerer Text steckt in allem</translation>
        </message>
        <message>
            <source>a value is missing after this</source>
            <translation>danach fehlt ein Wert</translation>
        </message>
        <message>
            <source>a tag's key is missing</source>
            <translation>der Schlüssel des Tags fehlt</translation>
        </message>
        <message>
            <source>this is no regular expression</source>
            <translation>das ist kein regulärer Ausdruck</translation>
        </message>
        <message>
            <source>a status is alive, suspect, failed, leaving or left</source>
            <translation>ein Status ist alive, suspect, failed, leaving oder left</translation>
        </message>
        <message>
            <source>a number is compared by = != &lt; &lt;= &gt; &gt;=</source>
            <translation>eine Zahl vergleicht man mit = != &lt; &lt;= &gt; &gt;=</translation>
        </message>
        <message>
            <source>after the / stands how long, as in 3/1h</source>
            <translation>nach dem / steht, wie lange, etwa 3/1h</translation>
        </message>
        <message>
            <source>this is no duration: 20ms, 8s, 10m, 2h, 3d are</source>
            <translation>das ist keine Dauer: 20ms, 8s, 10m, 2h, 3d sind welche</translation>
        </message>
        <message>
            <source>this is no number</source>
            <translation>das ist keine Zahl</translation>
        </message>
        <message>
            <source>Character %1: %2</source>
            <translation>Zeichen %1: %2</translation>
        </message>
    </context>
    <context>
        <name>FilterWords</name>
        <message numerus="yes">
            <source>%n member(s)</source>
            <translation>
                <numerusform>%n Mitglied</numerusform>
                <numerusform>%n Mitglieder</numerusform>
            </translation>
        </message>
        <message>
            <source>status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>field</source>
            <translation>Feld</translation>
        </message>
        <message numerus="yes">
            <source>%n time(s)</source>
            <translation>
                <numerusform>%n-mal</numerusform>
                <numerusform>%n-mal</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n instance(s)</source>
            <translation>
                <numerusform>%n Instanz</numerusform>
                <numerusform>%n Instanzen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::FilterField</name>
        <message>
            <source>Filter</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>Ways to go on</source>
            <translation>Wie es weitergehen kann</translation>
        </message>
    </context>
    <context>
        <name>Places</name>
        <message>
            <source>Overview</source>
            <translation>Überblick</translation>
        </message>
        <message>
            <source>Members</source>
            <translation>Mitglieder</translation>
        </message>
        <message>
            <source>Services</source>
            <translation>Dienste</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>Zeitleiste</translation>
        </message>
        <message>
            <source>Ask</source>
            <translation>Fragen</translation>
        </message>
        <message>
            <source>Is it healthy? All in one look</source>
            <translation>Ist alles gesund? Auf einen Blick</translation>
        </message>
        <message>
            <source>Every member with its status and tags</source>
            <translation>Jedes Mitglied mit Status und Tags</translation>
        </message>
        <message>
            <source>What the members offer, by their tags</source>
            <translation>Was die Mitglieder anbieten, nach ihren Tags</translation>
        </message>
        <message>
            <source>What was seen to happen, and when</source>
            <translation>Was geschah und wann</translation>
        </message>
        <message>
            <source>Send queries and events</source>
            <translation>Anfragen und Ereignisse senden</translation>
        </message>
        <message>
            <source>How far members are from each other</source>
            <translation>Wie weit Mitglieder voneinander entfernt sind</translation>
        </message>
        <message>
            <source>Map</source>
            <translation>Karte</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Schlüssel</translation>
        </message>
        <message>
            <source>Who holds which key, and who leads</source>
            <translation>Wer welchen Schlüssel hat, und wer führt</translation>
        </message>
        <message>
            <source>Views</source>
            <translation>Sichten</translation>
        </message>
        <message>
            <source>What each member says of each other</source>
            <translation>Was jedes Mitglied über jedes andere sagt</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::MainMenu</name>
        <message>
            <source>Colours as the system has them</source>
            <translation>Farben wie im System</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>Counters …</source>
            <translation>Zähler …</translation>
        </message>
        <message>
            <source>Join as observer …</source>
            <translation>Als Beobachter beitreten …</translation>
        </message>
        <message>
            <source>Leave the cluster and look from outside</source>
            <translation>Den Cluster verlassen und von außen zusehen</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>Menü</translation>
        </message>
        <message>
            <source>Time strip</source>
            <translation>Zeitstreifen</translation>
        </message>
        <message>
            <source>Reset the members' table</source>
            <translation>Mitgliedertabelle zurücksetzen</translation>
        </message>
        <message>
            <source>Compact rows</source>
            <translation>Enge Zeilen</translation>
        </message>
        <message>
            <source>Normal rows</source>
            <translation>Normale Zeilen</translation>
        </message>
        <message>
            <source>Roomy rows</source>
            <translation>Weite Zeilen</translation>
        </message>
        <message>
            <source>Export members …</source>
            <translation>Mitglieder exportieren …</translation>
        </message>
        <message>
            <source>Compare two exports …</source>
            <translation>Zwei Exporte vergleichen …</translation>
        </message>
        <message>
            <source>Walk through the demo</source>
            <translation>Rundgang durch die Demo</translation>
        </message>
        <message>
            <source>Desktop notices</source>
            <translation>Hinweise auf dem Schreibtisch</translation>
        </message>
        <message>
            <source>One word on the desktop for each incident, while you look elsewhere</source>
            <translation>Ein Wort auf dem Schreibtisch für jeden Vorfall, während man woanders hinsieht</translation>
        </message>
        <message>
            <source>Find anything, do anything …</source>
            <translation>Alles finden, alles tun …</translation>
        </message>
        <message>
            <source>All keys …</source>
            <translation>Alle Tasten …</translation>
        </message>
        <message>
            <source>Inspector</source>
            <translation>Inspektor</translation>
        </message>
        <message>
            <source>Diagnostics …</source>
            <translation>Diagnose …</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::Sidebar</name>
        <message>
            <source>Places</source>
            <translation>Orte</translation>
        </message>
        <message>
            <source>Fold the sidebar</source>
            <translation>Seitenleiste einklappen</translation>
        </message>
        <message>
            <source>Unfold the sidebar</source>
            <translation>Seitenleiste ausklappen</translation>
        </message>
        <message>
            <source>Profiles and other clusters</source>
            <translation>Profile und andere Cluster</translation>
        </message>
        <message>
            <source>Close this view</source>
            <translation>Diese Ansicht schließen</translation>
        </message>
        <message>
            <source>Leave this cluster</source>
            <translation>Diesen Cluster verlassen</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::WindowTools</name>
        <message>
            <source>Ask now</source>
            <translation>Jetzt fragen</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Sending is locked. Unlock</source>
            <translation>Das Senden ist gesperrt. Entsperren</translation>
        </message>
        <message>
            <source>Unlocked: events and queries go out. Lock</source>
            <translation>Entsperrt: Ereignisse und Anfragen gehen hinaus. Sperren</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>Menü</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::ClusterView</name>
        <message>
            <source>PRODUCTION</source>
            <translation>PRODUKTION</translation>
        </message>
    </context>
    <context>
        <name>Health</name>
        <message>
            <source>%1 comes and goes</source>
            <translation>%1 kommt und geht</translation>
        </message>
        <message>
            <source>%1 failed</source>
            <translation>%1 ausgefallen</translation>
        </message>
        <message>
            <source>%1 is suspect</source>
            <translation>%1 ist verdächtig</translation>
        </message>
        <message>
            <source>%1: no longer so</source>
            <translation>%1: nicht mehr so</translation>
        </message>
        <message>
            <source>A full sync nears its limit</source>
            <translation>Ein voller Abgleich nähert sich der Grenze</translation>
        </message>
        <message>
            <source>Different versions: %1</source>
            <translation>Verschiedene Versionen: %1</translation>
        </message>
        <message>
            <source>Different versions: %1 of role %2</source>
            <translation>Verschiedene Versionen: %1 der Rolle %2</translation>
        </message>
        <message>
            <source>More gone than alive</source>
            <translation>Mehr fort als aktiv</translation>
        </message>
        <message>
            <source>No word for %1: all this is old.</source>
            <translation>Seit %1 kein Wort: all das ist alt.</translation>
        </message>
        <message>
            <source>Nobody has answered yet.</source>
            <translation>Noch hat niemand geantwortet.</translation>
        </message>
        <message>
            <source>Our own view is healthy (score 0).</source>
            <translation>Unsere eigene Sicht ist gesund (Wert 0).</translation>
        </message>
        <message>
            <source>Our own view is in doubt</source>
            <translation>Unsere eigene Sicht ist zweifelhaft</translation>
        </message>
        <message>
            <source>Our own view is in doubt (score %1).</source>
            <translation>Unsere eigene Sicht ist zweifelhaft (Wert %1).</translation>
        </message>
        <message>
            <source>The cluster does not let us look.</source>
            <translation>Der Cluster lässt uns nicht hineinsehen.</translation>
        </message>
        <message>
            <source>We have left.</source>
            <translation>Wir haben den Cluster verlassen.</translation>
        </message>
        <message>
            <source>about %1 of %2; beyond it members fail to sync without a word</source>
            <translation>etwa %1 von %2; darüber gleichen sich Mitglieder nicht mehr ab, ohne ein Wort zu sagen</translation>
        </message>
        <message>
            <source>accused by %1</source>
            <translation>beschuldigt von %1</translation>
        </message>
        <message>
            <source>for %1</source>
            <translation>seit %1</translation>
        </message>
        <message>
            <source>for more than %1</source>
            <translation>seit mehr als %1</translation>
        </message>
        <message>
            <source>health score %1: this computer or its link is slow, so others may look worse than they are</source>
            <translation>Gesundheitswert %1: dieser Rechner oder seine Verbindung ist langsam, andere können schlechter aussehen, als sie sind</translation>
        </message>
        <message>
            <source>nobody has judged: questionable</source>
            <translation>niemand hat geurteilt: fraglich</translation>
        </message>
        <message>
            <source>protocol</source>
            <translation>Protokoll</translation>
        </message>
        <message numerus="yes">
            <source>%n alive</source>
            <translation>
                <numerusform>%n aktiv</numerusform>
                <numerusform>%n aktiv</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n suspect</source>
            <translation>
                <numerusform>%n verdächtig</numerusform>
                <numerusform>%n verdächtig</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n failed</source>
            <translation>
                <numerusform>%n ausgefallen</numerusform>
                <numerusform>%n ausgefallen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n flapping</source>
            <translation>
                <numerusform>%n flattert</numerusform>
                <numerusform>%n flattern</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left or failed member(s) are carried along in every full sync</source>
            <translation>
                <numerusform>%n gegangenes oder ausgefallenes Mitglied wird bei jedem vollen Abgleich mitgeführt</numerusform>
                <numerusform>%n gegangene oder ausgefallene Mitglieder werden bei jedem vollen Abgleich mitgeführt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) come and go</source>
            <translation>
                <numerusform>%n Mitglied kommt und geht</numerusform>
                <numerusform>%n Mitglieder kommen und gehen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) failed</source>
            <translation>
                <numerusform>%n Mitglied ausgefallen</numerusform>
                <numerusform>%n Mitglieder ausgefallen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) suspect</source>
            <translation>
                <numerusform>%n Mitglied verdächtig</numerusform>
                <numerusform>%n Mitglieder verdächtig</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n time(s) since we look, the last %1 ago</source>
            <translation>
                <numerusform>%n Mal, seit wir hinsehen, zuletzt vor %1</numerusform>
                <numerusform>%n Mal, seit wir hinsehen, zuletzt vor %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Seen from outside, through %n member(s).</source>
            <translation>
                <numerusform>Von außen gesehen, durch %n Mitglied.</numerusform>
                <numerusform>Von außen gesehen, durch %n Mitglieder.</numerusform>
            </translation>
        </message>
        <message>
            <source>Nobody healthy offers %1</source>
            <translation>Niemand Gesundes bietet %1 an</translation>
        </message>
        <message>
            <source>%1 is one failure from zero</source>
            <translation>%1 ist einen Ausfall von null entfernt</translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n instance(s) healthy</source>
            <translation>
                <numerusform>%1 von %n Instanz gesund</numerusform>
                <numerusform>%1 von %n Instanzen gesund</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) turned suspect within 2 s</source>
            <translation>
                <numerusform>%n Mitglied wurde binnen 2 s verdächtig</numerusform>
                <numerusform>%n Mitglieder wurden binnen 2 s verdächtig</numerusform>
            </translation>
        </message>
        <message>
            <source>that is most of the cluster at once: the link of this computer is the likelier cause</source>
            <translation>das ist der größte Teil des Clusters auf einmal: wahrscheinlicher liegt es an der Verbindung dieses Rechners</translation>
        </message>
        <message numerus="yes">
            <source>Seen from outside, through %1 of %n member(s).</source>
            <translation>
                <numerusform>Von außen gesehen, durch %1 von %n Mitglied.</numerusform>
                <numerusform>Von außen gesehen, durch %1 von %n Mitgliedern.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n cluster(s) together, each seen as its own view sees it.</source>
            <translation>
                <numerusform>%n Cluster, gesehen wie in seiner eigenen Ansicht.</numerusform>
                <numerusform>%n Cluster zusammen, jeder gesehen wie in seiner eigenen Ansicht.</numerusform>
            </translation>
        </message>
        <message>
            <source>The picture is still being put together.</source>
            <translation>Das Bild wird noch zusammengesetzt.</translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) claim to lead</source>
            <translation>
                <numerusform>%n Mitglied will führen</numerusform>
                <numerusform>%n Mitglieder wollen führen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) claim to lead %1</source>
            <translation>
                <numerusform>%n Mitglied will %1 führen</numerusform>
                <numerusform>%n Mitglieder wollen %1 führen</numerusform>
            </translation>
        </message>
        <message>
            <source>Nobody claims to lead %1 any more</source>
            <translation>Niemand will %1 mehr führen</translation>
        </message>
        <message>
            <source>Nobody claims to lead any more</source>
            <translation>Niemand will mehr führen</translation>
        </message>
        <message>
            <source>last: %1 · for %2</source>
            <translation>zuletzt: %1 · seit %2</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::HistoryChart</name>
        <message>
            <source>%.0f min</source>
            <translation>%.0f min</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::OverviewPlace</name>
        <message>
            <source>%1 % left</source>
            <translation>%1 % frei</translation>
        </message>
        <message>
            <source>%1 ago</source>
            <translation>vor %1</translation>
        </message>
        <message>
            <source>A full push/pull takes about %1 of at most %2.</source>
            <translation>Ein voller Abgleich braucht etwa %1 von höchstens %2.</translation>
        </message>
        <message>
            <source>Costs the cluster</source>
            <translation>Kostet den Cluster</translation>
        </message>
        <message>
            <source>Last word</source>
            <translation>Letztes Wort</translation>
        </message>
        <message>
            <source>Lost on the way</source>
            <translation>Unterwegs verloren</translation>
        </message>
        <message>
            <source>Members</source>
            <translation>Mitglieder</translation>
        </message>
        <message>
            <source>Needs a look</source>
            <translation>Ein Blick wert</translation>
        </message>
        <message>
            <source>No members yet</source>
            <translation>Noch keine Mitglieder</translation>
        </message>
        <message>
            <source>Nothing to tell yet.</source>
            <translation>Noch nichts zu berichten.</translation>
        </message>
        <message>
            <source>Nothing. Everybody is alive, and all run the same versions.</source>
            <translation>Nichts. Alle sind aktiv und laufen in gleichen Versionen.</translation>
        </message>
        <message>
            <source>Our part</source>
            <translation>Unser Anteil</translation>
        </message>
        <message>
            <source>Really sent and received, over the last minute.</source>
            <translation>Wirklich gesendet und empfangen, über die letzte Minute.</translation>
        </message>
        <message>
            <source>Seen per minute</source>
            <translation>Gesehen je Minute</translation>
        </message>
        <message>
            <source>Show them</source>
            <translation>Diese zeigen</translation>
        </message>
        <message>
            <source>Sync headroom</source>
            <translation>Abgleich: Reserve</translation>
        </message>
        <message>
            <source>a member, probed by the others</source>
            <translation>Mitglied, von den anderen geprüft</translation>
        </message>
        <message>
            <source>flapping</source>
            <translation>flatternd</translation>
        </message>
        <message>
            <source>member changes</source>
            <translation>Mitgliedsänderungen</translation>
        </message>
        <message>
            <source>none yet</source>
            <translation>noch keines</translation>
        </message>
        <message>
            <source>none: not a member</source>
            <translation>keiner: kein Mitglied</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>nichts</translation>
        </message>
        <message>
            <source>queries</source>
            <translation>Anfragen</translation>
        </message>
        <message>
            <source>user events</source>
            <translation>Ereignisse</translation>
        </message>
        <message numerus="yes">
            <source>%n entry(s)</source>
            <translation>
                <numerusform>%n Eintrag</numerusform>
                <numerusform>%n Einträge</numerusform>
            </translation>
        </message>
        <message>
            <source>in each cluster its own</source>
            <translation>in jedem Cluster die eigene</translation>
        </message>
    </context>
    <context>
        <name>grapevine::gui::ProfileDesk</name>
        <message>
            <source>Save as profile</source>
            <translation>Als Profil speichern</translation>
        </message>
        <message numerus="yes">
            <source>There are %n profiles already; remove one first.</source>
            <translation>
                <numerusform>Es gibt schon %n Profil; entfernen Sie zuerst eines.</numerusform>
                <numerusform>Es gibt schon %n Profile; entfernen Sie zuerst eines.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::ClusterMenu</name>
        <message>
            <source>Cluster</source>
            <translation>Cluster</translation>
        </message>
        <message>
            <source>Edit this profile …</source>
            <translation>Dieses Profil bearbeiten …</translation>
        </message>
        <message>
            <source>Remove this profile</source>
            <translation>Dieses Profil entfernen</translation>
        </message>
        <message>
            <source>Save as profile …</source>
            <translation>Als Profil speichern …</translation>
        </message>
        <message>
            <source>All open clusters together</source>
            <translation>Alle offenen Cluster zusammen</translation>
        </message>
        <message>
            <source>Close this view</source>
            <translation>Diese Ansicht schließen</translation>
        </message>
        <message>
            <source>Leave this cluster</source>
            <translation>Diesen Cluster verlassen</translation>
        </message>
        <message>
            <source>Open another cluster …</source>
            <translation>Einen weiteren Cluster öffnen …</translation>
        </message>
        <message>
            <source>This cluster in a new window</source>
            <translation>Diesen Cluster in neuem Fenster</translation>
        </message>
        <message>
            <source>Next open cluster</source>
            <translation>Nächster offener Cluster</translation>
        </message>
        <message>
            <source>Previous open cluster</source>
            <translation>Voriger offener Cluster</translation>
        </message>
        <message>
            <source>Forget its key …</source>
            <translation>Seinen Schlüssel vergessen …</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::ProfileDialog</name>
        <message>
            <source>Addresses and label are remembered; keys never are.</source>
            <translation>Adressen und Label werden gemerkt, Schlüssel nie.</translation>
        </message>
        <message>
            <source>Another profile has that name.</source>
            <translation>Ein anderes Profil heißt schon so.</translation>
        </message>
        <message>
            <source>Edit profile</source>
            <translation>Profil bearbeiten</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Production: a mistake here costs</source>
            <translation>Produktion: ein Fehler ist hier teuer</translation>
        </message>
        <message>
            <source>Save as profile</source>
            <translation>Als Profil speichern</translation>
        </message>
        <message>
            <source>The name is too long.</source>
            <translation>Der Name ist zu lang.</translation>
        </message>
        <message>
            <source>The window wears a striped frame there, and unlocking asks for the profile's name.</source>
            <translation>Das Fenster trägt dort einen gestreiften Rahmen, und das Entsperren fragt nach dem Namen des Profils.</translation>
        </message>
        <message>
            <source>Addresses and label are remembered in the settings; the key never is.</source>
            <translation>Adressen und Label stehen in den Einstellungen; der Schlüssel niemals.</translation>
        </message>
        <message>
            <source>Keep its key</source>
            <translation>Schlüssel aufbewahren</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::UnlockDialog</name>
        <message>
            <source>Events and queries would reach every member of %1, where a mistake costs. Handlers of the agents may run. %2

Type the profile's name to unlock.</source>
            <translation>Ereignisse und Anfragen erreichten jedes Mitglied von %1, wo ein Fehler teuer ist. Handler der Agenten können anlaufen. %2

Gib den Namen des Profils ein, um zu entsperren.</translation>
        </message>
        <message>
            <source>It locks itself after %1.</source>
            <translation>Es sperrt sich nach %1 selbst.</translation>
        </message>
        <message>
            <source>It stays open until you lock it.</source>
            <translation>Es bleibt offen, bis Sie sperren.</translation>
        </message>
        <message>
            <source>The profile's name</source>
            <translation>Der Name des Profils</translation>
        </message>
        <message>
            <source>Unlock</source>
            <translation>Entsperren</translation>
        </message>
        <message>
            <source>Unlock production</source>
            <translation>Produktion entsperren</translation>
        </message>
    </context>
    <context>
        <name>FactsChange</name>
        <message>
            <source>address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>protocol</source>
            <translation>Protokoll</translation>
        </message>
    </context>
    <context>
        <name>TimelineCell</name>
        <message numerus="yes">
            <source>%1 and %n more</source>
            <translation>
                <numerusform>%1 und %n weiteres</numerusform>
                <numerusform>%1 und %n weitere</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s)</source>
            <translation>
                <numerusform>%n Mitglied</numerusform>
                <numerusform>%n Mitglieder</numerusform>
            </translation>
        </message>
        <message>
            <source>(may be coalesced)</source>
            <translation>(darf zusammengefasst werden)</translation>
        </message>
        <message>
            <source>asked by %1</source>
            <translation>gefragt von %1</translation>
        </message>
        <message>
            <source>accused by %1</source>
            <translation>beschuldigt von %1</translation>
        </message>
        <message>
            <source>accuser not known</source>
            <translation>Beschuldiger unbekannt</translation>
        </message>
        <message>
            <source>incarnation %1</source>
            <translation>Inkarnation %1</translation>
        </message>
        <message>
            <source>is claimed from %1</source>
            <translation>wird beansprucht von %1</translation>
        </message>
        <message>
            <source>(what it was before is not known)</source>
            <translation>(was es vorher war, ist nicht bekannt)</translation>
        </message>
        <message>
            <source>%1 within %2: %3</source>
            <translation>%1 binnen %2: %3</translation>
        </message>
        <message>
            <source>Lamport time %1</source>
            <translation>Lamport-Zeit %1</translation>
        </message>
        <message>
            <source>query %1</source>
            <translation>Anfrage %1</translation>
        </message>
        <message>
            <source>may be coalesced</source>
            <translation>darf zusammengefasst werden</translation>
        </message>
        <message numerus="yes">
            <source>%n byte(s)</source>
            <translation>
                <numerusform>%n Byte</numerusform>
                <numerusform>%n Bytes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TimelineKind</name>
        <message>
            <source>first picture</source>
            <translation>erstes Bild</translation>
        </message>
        <message>
            <source>joined</source>
            <translation>beigetreten</translation>
        </message>
        <message>
            <source>left</source>
            <translation>ausgetreten</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>ausgefallen</translation>
        </message>
        <message>
            <source>updated</source>
            <translation>geändert</translation>
        </message>
        <message>
            <source>forgotten</source>
            <translation>vergessen</translation>
        </message>
        <message>
            <source>suspect</source>
            <translation>verdächtig</translation>
        </message>
        <message>
            <source>refuted</source>
            <translation>widerlegt</translation>
        </message>
        <message>
            <source>event</source>
            <translation>Ereignis</translation>
        </message>
        <message>
            <source>no word</source>
            <translation>kein Wort</translation>
        </message>
        <message>
            <source>we joined</source>
            <translation>wir beigetreten</translation>
        </message>
        <message>
            <source>name clash</source>
            <translation>Namensstreit</translation>
        </message>
        <message>
            <source>query</source>
            <translation>Anfrage</translation>
        </message>
        <message>
            <source>gap</source>
            <translation>Lücke</translation>
        </message>
        <message>
            <source>fresh picture</source>
            <translation>neues Bild</translation>
        </message>
        <message>
            <source>leaving</source>
            <translation>geht</translation>
        </message>
        <message>
            <source>note</source>
            <translation>Notiz</translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) joined</source>
            <translation>
                <numerusform>%n Mitglied beigetreten</numerusform>
                <numerusform>%n Mitglieder beigetreten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) left</source>
            <translation>
                <numerusform>%n Mitglied ausgetreten</numerusform>
                <numerusform>%n Mitglieder ausgetreten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) failed</source>
            <translation>
                <numerusform>%n Mitglied ausgefallen</numerusform>
                <numerusform>%n Mitglieder ausgefallen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) updated</source>
            <translation>
                <numerusform>%n Mitglied geändert</numerusform>
                <numerusform>%n Mitglieder geändert</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) forgotten</source>
            <translation>
                <numerusform>%n Mitglied vergessen</numerusform>
                <numerusform>%n Mitglieder vergessen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) turned suspect</source>
            <translation>
                <numerusform>%n Mitglied verdächtigt</numerusform>
                <numerusform>%n Mitglieder verdächtigt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) refuted</source>
            <translation>
                <numerusform>%n Mitglied hat widerlegt</numerusform>
                <numerusform>%n Mitglieder haben widerlegt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) leaving</source>
            <translation>
                <numerusform>%n Mitglied geht</numerusform>
                <numerusform>%n Mitglieder gehen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n failed</source>
            <translation>
                <numerusform>%n ausgefallen</numerusform>
                <numerusform>%n ausgefallen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n suspect</source>
            <translation>
                <numerusform>%n verdächtig</numerusform>
                <numerusform>%n verdächtig</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left</source>
            <translation>
                <numerusform>%n ausgetreten</numerusform>
                <numerusform>%n ausgetreten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n joined or back</source>
            <translation>
                <numerusform>%n beigetreten oder zurück</numerusform>
                <numerusform>%n beigetreten oder zurück</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n updated</source>
            <translation>
                <numerusform>%n geändert</numerusform>
                <numerusform>%n geändert</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n event(s) and queries</source>
            <translation>
                <numerusform>%n Ereignis oder Anfrage</numerusform>
                <numerusform>%n Ereignisse und Anfragen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n other</source>
            <translation>
                <numerusform>%n weiteres</numerusform>
                <numerusform>%n weitere</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::models::TimelineModel</name>
        <message>
            <source>Time (%1)</source>
            <translation>Zeit (%1)</translation>
        </message>
        <message>
            <source>When it was seen here</source>
            <translation>Wann es hier gesehen wurde</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Wer</translation>
        </message>
        <message>
            <source>Member, event or query</source>
            <translation>Mitglied, Ereignis oder Anfrage</translation>
        </message>
        <message>
            <source>Detail</source>
            <translation>Einzelheiten</translation>
        </message>
        <message>
            <source>LTime</source>
            <translation>LZeit</translation>
        </message>
        <message>
            <source>Lamport time: it orders, and is no time of day</source>
            <translation>Lamport-Zeit: sie ordnet und ist keine Uhrzeit</translation>
        </message>
        <message>
            <source>Bytes</source>
            <translation>Bytes</translation>
        </message>
        <message>
            <source>Of the payload</source>
            <translation>Der Nutzlast</translation>
        </message>
        <message>
            <source>Cluster</source>
            <translation>Cluster</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::DensityStrip</name>
        <message>
            <source>Changes over time</source>
            <translation>Änderungen im Lauf der Zeit</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 bis %2</translation>
        </message>
        <message>
            <source>not everything was seen here</source>
            <translation>hier wurde nicht alles gesehen</translation>
        </message>
        <message>
            <source>nothing happened</source>
            <translation>nichts geschah</translation>
        </message>
        <message>
            <source>Only %1 to %2 is shown</source>
            <translation>Nur %1 bis %2 wird gezeigt</translation>
        </message>
        <message>
            <source>no word here</source>
            <translation>hier kein Wort</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::LaneView</name>
        <message>
            <source>Lanes, one a member</source>
            <translation>Bahnen, eine je Mitglied</translation>
        </message>
        <message>
            <source>No member has changed in what is shown.</source>
            <translation>In dem, was gezeigt wird, hat sich kein Mitglied geändert.</translation>
        </message>
        <message numerus="yes">
            <source>%1: %n change(s)</source>
            <translation>
                <numerusform>%1: %n Änderung</numerusform>
                <numerusform>%1: %n Änderungen</numerusform>
            </translation>
        </message>
        <message>
            <source>the last: %1 at %2</source>
            <translation>die letzte: %1 um %2</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::NoteField</name>
        <message>
            <source>Note:</source>
            <translation>Notiz:</translation>
        </message>
        <message>
            <source>Note at this moment</source>
            <translation>Notiz zu diesem Augenblick</translation>
        </message>
        <message>
            <source>What you see or do now; stays at this desk. Enter keeps it.</source>
            <translation>Was Sie gerade sehen oder tun; bleibt an diesem Platz. Enter hält es fest.</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::TimeStrip</name>
        <message>
            <source>Go on with what happens now (End)</source>
            <translation>Weiter mit dem, was jetzt geschieht (Ende)</translation>
        </message>
        <message>
            <source>LIVE</source>
            <translation>LIVE</translation>
        </message>
        <message>
            <source>PAUSED</source>
            <translation>PAUSE</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::TimelinePlace</name>
        <message>
            <source>All of the chosen line</source>
            <translation>Alles aus der gewählten Zeile</translation>
        </message>
        <message>
            <source>Choose a line to read all of it here.</source>
            <translation>Eine Zeile wählen, um sie hier ganz zu lesen.</translation>
        </message>
        <message>
            <source>Filter: kind:member-failed name~^db since&lt;10m</source>
            <translation>Filter: kind:member-failed name~^db since&lt;10m</translation>
        </message>
        <message>
            <source>What is shown</source>
            <translation>Was gezeigt wird</translation>
        </message>
        <message>
            <source>Everything</source>
            <translation>Alles</translation>
        </message>
        <message>
            <source>Members</source>
            <translation>Mitglieder</translation>
        </message>
        <message>
            <source>Events and queries</source>
            <translation>Ereignisse und Anfragen</translation>
        </message>
        <message>
            <source>As the application sees it</source>
            <translation>Wie die Anwendung es sieht</translation>
        </message>
        <message>
            <source>Joins and leaves only; a failure is a leave there. Updates, events and Grapevine itself are left out.</source>
            <translation>Nur Bei- und Austritte; ein Ausfall ist dort ein Austritt. Änderungen, Ereignisse und Grapevine selbst fehlen.</translation>
        </message>
        <message>
            <source>Coalesced</source>
            <translation>Zusammengefasst</translation>
        </message>
        <message>
            <source>As agents' handlers get it: of several changes in a row the last (after 1 s of quiet, at most 3 s)</source>
            <translation>Wie es die Handler der Agenten bekommen: von mehreren Änderungen in Folge die letzte (nach 1 s Ruhe, höchstens 3 s)</translation>
        </message>
        <message>
            <source>List</source>
            <translation>Liste</translation>
        </message>
        <message>
            <source>One line a change</source>
            <translation>Eine Zeile je Änderung</translation>
        </message>
        <message>
            <source>Lanes</source>
            <translation>Bahnen</translation>
        </message>
        <message>
            <source>One lane a member</source>
            <translation>Eine Bahn je Mitglied</translation>
        </message>
        <message>
            <source>Both</source>
            <translation>Beides</translation>
        </message>
        <message>
            <source>Lanes above the list</source>
            <translation>Bahnen über der Liste</translation>
        </message>
        <message>
            <source>Clear the filter</source>
            <translation>Filter löschen</translation>
        </message>
        <message>
            <source>Copy cell</source>
            <translation>Zelle kopieren</translation>
        </message>
        <message>
            <source>Copy rows as a table</source>
            <translation>Zeilen als Tabelle kopieren</translation>
        </message>
        <message>
            <source>Note at this moment</source>
            <translation>Notiz zu diesem Augenblick</translation>
        </message>
        <message>
            <source>looking … %1 %</source>
            <translation>suche … %1 %</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n Zeile</numerusform>
                <numerusform>%n Zeilen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n older dropped</source>
            <translation>
                <numerusform>%n ältere weg</numerusform>
                <numerusform>%n ältere weg</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n lost</source>
            <translation>
                <numerusform>%n verloren</numerusform>
                <numerusform>%n verloren</numerusform>
            </translation>
        </message>
        <message>
            <source>The newest %1 lines are kept, older ones make room. Lost ones came faster than they could be taken.</source>
            <translation>Die neuesten %1 Zeilen bleiben, ältere machen Platz. Verlorene kamen schneller, als sie abgeholt werden konnten.</translation>
        </message>
        <message numerus="yes">
            <source>None of %n line(s) is within what you look for.</source>
            <translation>
                <numerusform>Die eine Zeile ist nicht, was Sie suchen.</numerusform>
                <numerusform>Keine von %n Zeilen ist, was Sie suchen.</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing has happened yet. Members that join, leave or fail, events and queries are listed here as they are seen.</source>
            <translation>Noch ist nichts geschehen. Mitglieder, die beitreten, gehen oder ausfallen, Ereignisse und Anfragen stehen hier, sobald sie gesehen werden.</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::TimelineView</name>
        <message>
            <source>Timeline</source>
            <translation>Zeitleiste</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::NewBelowChip</name>
        <message numerus="yes">
            <source>%n new below</source>
            <translation>
                <numerusform>%n neue darunter</numerusform>
                <numerusform>%n neue darunter</numerusform>
            </translation>
        </message>
        <message>
            <source>Go on following (End)</source>
            <translation>Weiter folgen (Ende)</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::TimelineHeader</name>
        <message>
            <source>Columns of the timeline</source>
            <translation>Spalten der Zeitleiste</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::ChangesPanel</name>
        <message>
            <source>Last changes</source>
            <translation>Letzte Änderungen</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::ExportDialog</name>
        <message>
            <source>CSV, for spreadsheets</source>
            <translation>CSV, für Tabellenprogramme</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Cancelled; there is no file.</source>
            <translation>Abgebrochen; es gibt keine Datei.</translation>
        </message>
        <message>
            <source>Choose …</source>
            <translation>Wählen …</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exportieren</translation>
        </message>
        <message>
            <source>Export members</source>
            <translation>Mitglieder exportieren</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>Format</translation>
        </message>
        <message>
            <source>JSON lines, one member each</source>
            <translation>JSON-Zeilen, je ein Mitglied</translation>
        </message>
        <message>
            <source>JSON, as “serf members” prints it</source>
            <translation>JSON, wie „serf members“ es ausgibt</translation>
        </message>
        <message>
            <source>Markdown, for tickets</source>
            <translation>Markdown, für Tickets</translation>
        </message>
        <message>
            <source>Nothing was written: %1</source>
            <translation>Nichts wurde geschrieben: %1</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <source>What the file is will stand in %1.</source>
            <translation>Was die Datei ist, wird in %1 stehen.</translation>
        </message>
        <message>
            <source>Writing …</source>
            <translation>Wird geschrieben …</translation>
        </message>
        <message>
            <source>A file of that name is there; it will be replaced.</source>
            <translation>Eine Datei dieses Namens gibt es; sie wird ersetzt.</translation>
        </message>
        <message numerus="yes">
            <source>Everything: %n member(s), all tags</source>
            <translation>
                <numerusform>Alles: %n Mitglied, alle Tags</numerusform>
                <numerusform>Alles: %n Mitglieder, alle Tags</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>What is seen: %n member(s), in this order and with these columns</source>
            <translation>
                <numerusform>Was zu sehen ist: %n Mitglied, mit diesen Spalten</numerusform>
                <numerusform>Was zu sehen ist: %n Mitglieder, in dieser Folge und mit diesen Spalten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) written to %1 (%2).</source>
            <translation>
                <numerusform>%n Mitglied in %1 geschrieben (%2).</numerusform>
                <numerusform>%n Mitglieder in %1 geschrieben (%2).</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::MemberBar</name>
        <message>
            <source>Filter: db zone=c not left since&lt;10m</source>
            <translation>Filter: db zone=c not left since&lt;10m</translation>
        </message>
        <message>
            <source>Rows stay where they are until you sort</source>
            <translation>Zeilen bleiben, wo sie sind, bis Sie sortieren</translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n</source>
            <translation>
                <numerusform>%1 von %n</numerusform>
                <numerusform>%1 von %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s)</source>
            <translation>
                <numerusform>%n Mitglied</numerusform>
                <numerusform>%n Mitglieder</numerusform>
            </translation>
        </message>
        <message>
            <source>Re-sort (%1)</source>
            <translation>Neu sortieren (%1)</translation>
        </message>
        <message numerus="yes">
            <source>Re-sort, %n row(s) out of place</source>
            <translation>
                <numerusform>Neu sortieren, %n Zeile am falschen Platz</numerusform>
                <numerusform>Neu sortieren, %n Zeilen am falschen Platz</numerusform>
            </translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Spalten</translation>
        </message>
        <message>
            <source>Which columns there are, and what can be done with the current one</source>
            <translation>Welche Spalten es gibt und was sich mit der aktuellen tun lässt</translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) that had gone are no longer listed, the longest gone first</source>
            <translation>
                <numerusform>%n verschwundenes Mitglied ist nicht mehr aufgeführt</numerusform>
                <numerusform>%n verschwundene Mitglieder sind nicht mehr aufgeführt, die am längsten verschwundenen zuerst</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Ribbon</name>
        <message>
            <source>1 h</source>
            <translation>1 h</translation>
        </message>
        <message>
            <source>24 h</source>
            <translation>24 h</translation>
        </message>
        <message>
            <source>7 d</source>
            <translation>7 d</translation>
        </message>
        <message>
            <source>not watched %1</source>
            <translation>nicht beobachtet %1</translation>
        </message>
    </context>
    <context>
        <name>MemberCopy</name>
        <message>
            <source>Cell</source>
            <translation>Zelle</translation>
        </message>
        <message>
            <source>Table (tab-separated)</source>
            <translation>Tabelle (mit Tabulatoren)</translation>
        </message>
        <message>
            <source>JSON, as Serf prints it</source>
            <translation>JSON, wie Serf es ausgibt</translation>
        </message>
        <message>
            <source>Markdown</source>
            <translation>Markdown</translation>
        </message>
        <message>
            <source>serf members command</source>
            <translation>Befehl serf members</translation>
        </message>
        <message>
            <source>ssh target</source>
            <translation>ssh-Ziel</translation>
        </message>
        <message>
            <source>Ansible inventory line</source>
            <translation>Zeile für ein Ansible-Inventar</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::MemberMenu</name>
        <message>
            <source>Copy as</source>
            <translation>Kopieren als</translation>
        </message>
        <message>
            <source>Inspect</source>
            <translation>Ansehen</translation>
        </message>
        <message>
            <source>Filter by %1</source>
            <translation>Filtern nach %1</translation>
        </message>
        <message>
            <source>Exclude: %1</source>
            <translation>Ausschließen: %1</translation>
        </message>
        <message>
            <source>Filter by this value</source>
            <translation>Nach diesem Wert filtern</translation>
        </message>
        <message>
            <source>Exclude this value</source>
            <translation>Diesen Wert ausschließen</translation>
        </message>
        <message>
            <source>Ask …</source>
            <translation>Fragen …</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Vergleichen</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::MemberHeaderMenu</name>
        <message>
            <source>Filter by %1</source>
            <translation>Filtern nach %1</translation>
        </message>
        <message numerus="yes">
            <source>%n member(s)</source>
            <translation>
                <numerusform>%n Mitglied</numerusform>
                <numerusform>%n Mitglieder</numerusform>
            </translation>
        </message>
        <message>
            <source>Other value …</source>
            <translation>Anderer Wert …</translation>
        </message>
        <message>
            <source>Pin to the edge</source>
            <translation>Am Rand festhalten</translation>
        </message>
        <message>
            <source>Hide this column</source>
            <translation>Diese Spalte ausblenden</translation>
        </message>
        <message>
            <source>Fit to what it holds</source>
            <translation>An den Inhalt anpassen</translation>
        </message>
        <message>
            <source>The last %1</source>
            <translation>Die letzten %1</translation>
        </message>
        <message>
            <source>Columns …</source>
            <translation>Spalten …</translation>
        </message>
        <message>
            <source>Fit all columns</source>
            <translation>Alle Spalten anpassen</translation>
        </message>
        <message>
            <source>Reset the columns</source>
            <translation>Spalten zurücksetzen</translation>
        </message>
        <message>
            <source>Keep sorted</source>
            <translation>Sortiert halten</translation>
        </message>
        <message>
            <source>Nothing moves while the pointer is over the table or a key was pressed</source>
            <translation>Nichts bewegt sich, solange der Zeiger über der Tabelle ist oder kurz nach einer Taste</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::ColumnChooser</name>
        <message>
            <source>Columns</source>
            <translation>Spalten</translation>
        </message>
        <message>
            <source>Find a column</source>
            <translation>Eine Spalte suchen</translation>
        </message>
        <message>
            <source>Find a column or a tag</source>
            <translation>Spalte oder Tag suchen</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Zurücksetzen</translation>
        </message>
        <message numerus="yes">
            <source>tag of %n member(s)</source>
            <translation>
                <numerusform>Tag von %n Mitglied</numerusform>
                <numerusform>Tag von %n Mitgliedern</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::PinnedColumns</name>
        <message>
            <source>Pinned columns</source>
            <translation>Festgehaltene Spalten</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::FilterChip</name>
        <message>
            <source>Muted part of the filter: %1</source>
            <translation>Stummgeschalteter Teil des Filters: %1</translation>
        </message>
        <message>
            <source>Part of the filter: %1</source>
            <translation>Teil des Filters: %1</translation>
        </message>
        <message>
            <source>Muted: it filters nothing. Click to switch it on again.</source>
            <translation>Stumm: Er filtert nichts. Ein Klick schaltet ihn wieder ein.</translation>
        </message>
        <message>
            <source>Click turns it round, the middle button mutes it, × removes it</source>
            <translation>Klick kehrt ihn um, die mittlere Taste schaltet ihn stumm, × entfernt ihn</translation>
        </message>
        <message>
            <source>Turn round</source>
            <translation>Umkehren</translation>
        </message>
        <message>
            <source>Switch on again</source>
            <translation>Wieder einschalten</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>Stummschalten</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::FilterChips</name>
        <message>
            <source>Parts of the filter</source>
            <translation>Teile des Filters</translation>
        </message>
        <message numerus="yes">
            <source>%n more part(s) of the filter</source>
            <translation>
                <numerusform>%n weiterer Teil des Filters</numerusform>
                <numerusform>%n weitere Teile des Filters</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::SavedFilters</name>
        <message>
            <source>Filters</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>Saved filters</source>
            <translation>Gespeicherte Filter</translation>
        </message>
        <message>
            <source>Filters that you keep, and some that everybody wants</source>
            <translation>Filter, die Sie aufheben, und einige, die jeder braucht</translation>
        </message>
        <message>
            <source>Failed or suspect</source>
            <translation>Ausgefallen oder verdächtig</translation>
        </message>
        <message>
            <source>Changed in the last 10 min</source>
            <translation>In den letzten 10 min geändert</translation>
        </message>
        <message>
            <source>Flapped in the last hour</source>
            <translation>In der letzten Stunde geflappt</translation>
        </message>
        <message>
            <source>Hide failed older than</source>
            <translation>Ausgefallene ausblenden, wenn älter als</translation>
        </message>
        <message>
            <source>an hour</source>
            <translation>eine Stunde</translation>
        </message>
        <message>
            <source>6 hours</source>
            <translation>6 Stunden</translation>
        </message>
        <message>
            <source>a day</source>
            <translation>ein Tag</translation>
        </message>
        <message>
            <source>Save this filter …</source>
            <translation>Diesen Filter speichern …</translation>
        </message>
        <message>
            <source>Rename and delete …</source>
            <translation>Umbenennen und löschen …</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::SavedFiltersDialog</name>
        <message>
            <source>Saved filters</source>
            <translation>Gespeicherte Filter</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Every filter needs a name.</source>
            <translation>Jeder Filter braucht einen Namen.</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::CompareSheet</name>
        <message>
            <source>Compare members</source>
            <translation>Mitglieder vergleichen</translation>
        </message>
        <message>
            <source>Members side by side</source>
            <translation>Mitglieder nebeneinander</translation>
        </message>
        <message>
            <source>Copy as Markdown</source>
            <translation>Als Markdown kopieren</translation>
        </message>
        <message>
            <source>Copy as a table</source>
            <translation>Als Tabelle kopieren</translation>
        </message>
        <message>
            <source>They agree in everything that lasts.</source>
            <translation>In allem, was bleibt, stimmen sie überein.</translation>
        </message>
        <message numerus="yes">
            <source>They differ in %n thing(s).</source>
            <translation>
                <numerusform>Sie unterscheiden sich in %n Punkt.</numerusform>
                <numerusform>Sie unterscheiden sich in %n Punkten.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The first %n of them are shown.</source>
            <translation>
                <numerusform>Der erste von ihnen wird gezeigt.</numerusform>
                <numerusform>Die ersten %n von ihnen werden gezeigt.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::models::CompareModel</name>
        <message>
            <source>%1, differs</source>
            <translation>%1, unterschiedlich</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Was</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::MemberInspector</name>
        <message>
            <source>What is known</source>
            <translation>Was bekannt ist</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>The member as serf members prints it</source>
            <translation>Das Mitglied, wie serf members es ausgibt</translation>
        </message>
        <message>
            <source>Facts</source>
            <translation>Angaben</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Verlauf</translation>
        </message>
        <message>
            <source>Raw</source>
            <translation>Roh</translation>
        </message>
        <message>
            <source>Changes, the last one first</source>
            <translation>Änderungen, die letzte zuerst</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Wann</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>This member is no longer known.</source>
            <translation>Dieses Mitglied ist nicht mehr bekannt.</translation>
        </message>
        <message>
            <source>Choose a member to see what is known about it.</source>
            <translation>Wählen Sie ein Mitglied, um zu sehen, was über es bekannt ist.</translation>
        </message>
        <message>
            <source>%1 for more than %2</source>
            <translation>%1 seit mehr als %2</translation>
        </message>
        <message>
            <source>%1 for %2</source>
            <translation>%1 seit %2</translation>
        </message>
        <message>
            <source>%1 (first seen)</source>
            <translation>%1 (zuerst gesehen)</translation>
        </message>
        <message>
            <source>Last seen %1; nobody asked knows it any more.</source>
            <translation>Zuletzt %1; niemand, der gefragt wurde, kennt es noch.</translation>
        </message>
    </context>
    <context>
        <name>MemberFacts</name>
        <message>
            <source>a look from outside</source>
            <translation>einem Blick von außen</translation>
        </message>
        <message>
            <source>gossip, as a member</source>
            <translation>Gossip, als Mitglied</translation>
        </message>
        <message>
            <source>an agent's RPC</source>
            <translation>dem RPC eines Agenten</translation>
        </message>
        <message>
            <source>remembered from before</source>
            <translation>von früher gemerkt</translation>
        </message>
        <message>
            <source>only the name is told now</source>
            <translation>jetzt wird nur der Name genannt</translation>
        </message>
        <message>
            <source>%1 (speaks %2 to %3)</source>
            <translation>%1 (spricht %2 bis %3)</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>Urteil</translation>
        </message>
        <message>
            <source>none, for longer than any suspicion lasts</source>
            <translation>keines, länger als jeder Verdacht dauert</translation>
        </message>
        <message>
            <source>Accused by</source>
            <translation>Beschuldigt von</translation>
        </message>
        <message>
            <source>Fails in</source>
            <translation>Fällt aus in</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>Port</translation>
        </message>
        <message>
            <source>Incarnation</source>
            <translation>Inkarnation</translation>
        </message>
        <message>
            <source>Round trip</source>
            <translation>Laufzeit</translation>
        </message>
        <message>
            <source>Coordinate error</source>
            <translation>Koordinatenfehler</translation>
        </message>
        <message>
            <source>Known from</source>
            <translation>Bekannt aus</translation>
        </message>
        <message>
            <source>Asked</source>
            <translation>Gefragt</translation>
        </message>
        <message>
            <source>not readable to the end</source>
            <translation>nicht bis zum Ende lesbar</translation>
        </message>
        <message>
            <source>memberlist protocol</source>
            <translation>memberlist-Protokoll</translation>
        </message>
        <message>
            <source>Serf protocol</source>
            <translation>Serf-Protokoll</translation>
        </message>
        <message>
            <source>So since</source>
            <translation>So seit</translation>
        </message>
        <message>
            <source>before %1</source>
            <translation>vor %1</translation>
        </message>
        <message>
            <source>Heard of</source>
            <translation>Davon gehört</translation>
        </message>
        <message>
            <source>Status LTime</source>
            <translation>Status-LTime</translation>
        </message>
        <message>
            <source>Flaps</source>
            <translation>Flaps</translation>
        </message>
        <message>
            <source>Flaps in the last hour</source>
            <translation>Flaps in der letzten Stunde</translation>
        </message>
        <message>
            <source>Times suspected</source>
            <translation>Mal verdächtigt</translation>
        </message>
        <message>
            <source>Times it spoke up</source>
            <translation>Mal widersprochen</translation>
        </message>
        <message>
            <source>Times failed</source>
            <translation>Mal ausgefallen</translation>
        </message>
        <message>
            <source>Times it came back</source>
            <translation>Mal zurückgekommen</translation>
        </message>
        <message>
            <source>Last flap</source>
            <translation>Letzter Flap</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Jetzt</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>Tags</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>Versionen</translation>
        </message>
        <message>
            <source>Times</source>
            <translation>Zeiten</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Verlauf</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::WindowDocks</name>
        <message>
            <source>Time strip</source>
            <translation>Zeitstreifen</translation>
        </message>
        <message>
            <source>Inspector</source>
            <translation>Inspektor</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::GroupBar</name>
        <message>
            <source>Same</source>
            <translation>Gleich</translation>
        </message>
        <message>
            <source>Answers</source>
            <translation>Antworten</translation>
        </message>
        <message>
            <source>Answers folded by value, odd ones first</source>
            <translation>Antworten nach ihrem Wert gruppiert, die seltenen zuerst</translation>
        </message>
        <message>
            <source>Times</source>
            <translation>Zeiten</translation>
        </message>
        <message>
            <source>How long acks and answers took</source>
            <translation>Wie lange Bestätigungen und Antworten gebraucht haben</translation>
        </message>
        <message>
            <source>When two answers are the same</source>
            <translation>Wann zwei Antworten gleich sind</translation>
        </message>
        <message>
            <source>byte by byte</source>
            <translation>Byte für Byte</translation>
        </message>
        <message>
            <source>but for a newline</source>
            <translation>bis auf Umbruch</translation>
        </message>
        <message>
            <source>as JSON</source>
            <translation>als JSON</translation>
        </message>
        <message>
            <source>by expression</source>
            <translation>nach Ausdruck</translation>
        </message>
        <message>
            <source>Regular expression: what its parentheses hold is compared</source>
            <translation>Regulärer Ausdruck: verglichen wird, was in seinen Klammern steht</translation>
        </message>
        <message>
            <source>such as version=(\S+)</source>
            <translation>etwa version=(\S+)</translation>
        </message>
        <message>
            <source>No regular expression: %1</source>
            <translation>Kein regulärer Ausdruck: %1</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::RunChart</name>
        <message>
            <source>Times of acks and answers</source>
            <translation>Zeiten der Bestätigungen und Antworten</translation>
        </message>
        <message>
            <source>%g ms</source>
            <translation>%g ms</translation>
        </message>
        <message>
            <source>acks</source>
            <translation>Bestätigungen</translation>
        </message>
        <message>
            <source>answers</source>
            <translation>Antworten</translation>
        </message>
        <message>
            <source>Acks: first %1, median %2, slowest %3, spread %4</source>
            <translation>Bestätigungen: erste %1, Median %2, langsamste %3, Spanne %4</translation>
        </message>
        <message>
            <source>Answers: first %1, median %2, slowest %3, spread %4</source>
            <translation>Antworten: erste %1, Median %2, langsamste %3, Spanne %4</translation>
        </message>
        <message>
            <source>No ack came within the time.</source>
            <translation>In der Frist kam keine Bestätigung.</translation>
        </message>
        <message>
            <source>No answer came within the time.</source>
            <translation>In der Frist kam keine Antwort.</translation>
        </message>
    </context>
    <context>
        <name>RunDiff</name>
        <message>
            <source>(empty)</source>
            <translation>(leer)</translation>
        </message>
        <message>
            <source>(not asked)</source>
            <translation>(nicht gefragt)</translation>
        </message>
        <message>
            <source>Member</source>
            <translation>Mitglied</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Antwort</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Vorher</translation>
        </message>
        <message>
            <source>After</source>
            <translation>Nachher</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>geändert</translation>
        </message>
        <message>
            <source>only before</source>
            <translation>nur vorher</translation>
        </message>
        <message>
            <source>only after</source>
            <translation>nur nachher</translation>
        </message>
        <message>
            <source>no answer</source>
            <translation>keine Antwort</translation>
        </message>
        <message>
            <source>same</source>
            <translation>gleich</translation>
        </message>
        <message numerus="yes">
            <source>%n changed</source>
            <translation>
                <numerusform>%n geändert</numerusform>
                <numerusform>%n geändert</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n only before</source>
            <translation>
                <numerusform>%n nur vorher</numerusform>
                <numerusform>%n nur vorher</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n only after</source>
            <translation>
                <numerusform>%n nur nachher</numerusform>
                <numerusform>%n nur nachher</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without an answer</source>
            <translation>
                <numerusform>%n ohne Antwort</numerusform>
                <numerusform>%n ohne Antwort</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n the same</source>
            <translation>
                <numerusform>%n gleich</numerusform>
                <numerusform>%n gleich</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not listed</source>
            <translation>
                <numerusform>%n nicht aufgeführt</numerusform>
                <numerusform>%n nicht aufgeführt</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::models::RunDiffModel</name>
        <message>
            <source>%1: %2, before %3, after %4</source>
            <translation>%1: %2, vorher %3, nachher %4</translation>
        </message>
        <message>
            <source>Member</source>
            <translation>Mitglied</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Antwort</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Vorher</translation>
        </message>
        <message>
            <source>After</source>
            <translation>Nachher</translation>
        </message>
        <message>
            <source>The run of %1</source>
            <translation>Der Lauf von %1</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::RunDiffView</name>
        <message>
            <source>Only differences</source>
            <translation>Nur Unterschiede</translation>
        </message>
        <message>
            <source>Compare again</source>
            <translation>Neu vergleichen</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>One of the two has gone on since they were compared</source>
            <translation>Einer der beiden Läufe ging seit dem Vergleich weiter</translation>
        </message>
        <message>
            <source>As TSV</source>
            <translation>Als TSV</translation>
        </message>
        <message>
            <source>As Markdown</source>
            <translation>Als Markdown</translation>
        </message>
        <message>
            <source>Answers compared</source>
            <translation>Antworten im Vergleich</translation>
        </message>
        <message>
            <source>Columns of the comparison</source>
            <translation>Spalten des Vergleichs</translation>
        </message>
        <message>
            <source>Copy cell</source>
            <translation>Zelle kopieren</translation>
        </message>
        <message>
            <source>%1, compared</source>
            <translation>%1 im Vergleich</translation>
        </message>
        <message>
            <source>%1 and %2, compared</source>
            <translation>%1 und %2 im Vergleich</translation>
        </message>
        <message>
            <source>before: %1, %2 · after: %3, %4</source>
            <translation>vorher: %1, %2 · nachher: %3, %4</translation>
        </message>
    </context>
    <context>
        <name>AskUri</name>
        <message>
            <source>This is no serf:// address.</source>
            <translation>Das ist keine serf://-Adresse.</translation>
        </message>
        <message>
            <source>The address is too long.</source>
            <translation>Die Adresse ist zu lang.</translation>
        </message>
        <message>
            <source>The address names no member: write * for everybody, or names with commas.</source>
            <translation>Die Adresse nennt kein Mitglied: * für alle, oder Namen mit Kommas.</translation>
        </message>
        <message>
            <source>Behind the members the address needs /query/ or /event/.</source>
            <translation>Hinter den Mitgliedern braucht die Adresse /query/ oder /event/.</translation>
        </message>
        <message>
            <source>The address ends without a name.</source>
            <translation>Die Adresse endet ohne Namen.</translation>
        </message>
        <message>
            <source>In the address a % has no two hexadecimal digits behind it.</source>
            <translation>In der Adresse folgen einem % keine zwei Hexadezimalziffern.</translation>
        </message>
        <message>
            <source>The address holds bytes that are no text.</source>
            <translation>Die Adresse enthält Bytes, die kein Text sind.</translation>
        </message>
        <message>
            <source>Behind the ? the address needs parts like tag=value.</source>
            <translation>Hinter dem ? braucht die Adresse Teile wie tag=wert.</translation>
        </message>
        <message>
            <source>The address has two payloads.</source>
            <translation>Die Adresse hat zwei Inhalte.</translation>
        </message>
        <message>
            <source>The address has one tag twice.</source>
            <translation>Die Adresse hat ein Tag zweimal.</translation>
        </message>
        <message>
            <source>An event goes to everybody: its address takes neither members nor tags.</source>
            <translation>Ein Ereignis geht an alle: seine Adresse nimmt weder Mitglieder noch Tags.</translation>
        </message>
        <message>
            <source>A # means nothing in the address; write %23.</source>
            <translation>Ein # bedeutet in der Adresse nichts; %23 schreiben.</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::AskMenu</name>
        <message>
            <source>Templates</source>
            <translation>Vorlagen</translation>
        </message>
        <message>
            <source>More to do with the form</source>
            <translation>Mehr zu diesem Formular</translation>
        </message>
        <message>
            <source>Fill from a serf:// address in the clipboard</source>
            <translation>Aus serf://-Adresse der Zwischenablage füllen</translation>
        </message>
        <message>
            <source>Copy as serf:// address</source>
            <translation>Als serf://-Adresse kopieren</translation>
        </message>
        <message>
            <source>Copy as serf command</source>
            <translation>Als serf-Befehl kopieren</translation>
        </message>
        <message>
            <source>Save or change templates …</source>
            <translation>Vorlagen speichern oder ändern …</translation>
        </message>
        <message>
            <source>Send again and again …</source>
            <translation>Wiederholt senden …</translation>
        </message>
        <message>
            <source>Ack, timeout and relays have no word in an address</source>
            <translation>Bestätigung, Frist und Umwege kommen in einer Adresse nicht vor</translation>
        </message>
        <message>
            <source>An address has no word for a tag's expression that is more than one value, written as ^value$</source>
            <translation>Eine Adresse nimmt als Ausdruck für ein Tag nur einen einzigen Wert, geschrieben als ^wert$</translation>
        </message>
        <message>
            <source>None was saved yet</source>
            <translation>Noch keine gespeichert</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::AskTemplateDialog</name>
        <message>
            <source>Save the form</source>
            <translation>Formular speichern</translation>
        </message>
        <message>
            <source>Rename to this</source>
            <translation>So umbenennen</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Templates</source>
            <translation>Vorlagen</translation>
        </message>
        <message>
            <source>Name of the template</source>
            <translation>Name der Vorlage</translation>
        </message>
        <message>
            <source>a name</source>
            <translation>ein Name</translation>
        </message>
        <message>
            <source>Templates saved</source>
            <translation>Gespeicherte Vorlagen</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>The form holds no name of a query or an event: there is nothing to save.</source>
            <translation>Im Formular steht kein Name einer Anfrage oder eines Ereignisses: es gibt nichts zu speichern.</translation>
        </message>
        <message numerus="yes">
            <source>There is room for %n template(s); delete one first.</source>
            <translation>
                <numerusform>Platz ist für %n Vorlage; löschen Sie zuerst eine.</numerusform>
                <numerusform>Platz ist für %n Vorlagen; löschen Sie zuerst eine.</numerusform>
            </translation>
        </message>
        <message>
            <source>There is a template of this name; saving replaces it.</source>
            <translation>Eine Vorlage dieses Namens gibt es; Speichern ersetzt sie.</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::AskRepeatBar</name>
        <message>
            <source>Sending again and again</source>
            <translation>Wiederholtes Senden</translation>
        </message>
        <message>
            <source>event “%1” every %2</source>
            <translation>Ereignis „%1“ alle %2</translation>
        </message>
        <message>
            <source>query “%1” every %2</source>
            <translation>Anfrage „%1“ alle %2</translation>
        </message>
        <message>
            <source>Sending again and again: %1.</source>
            <translation>Wird wiederholt gesendet: %1.</translation>
        </message>
        <message>
            <source>Repeating stopped: %1.</source>
            <translation>Wiederholung angehalten: %1.</translation>
        </message>
        <message>
            <source>Repeating ended, since sending is shut: %1.</source>
            <translation>Wiederholung beendet, da nichts mehr gesendet werden kann: %1.</translation>
        </message>
        <message>
            <source>Repeating ended by a refusal. %1</source>
            <translation>Wiederholung beendet, da eine Sendung abgelehnt wurde. %1</translation>
        </message>
        <message>
            <source>Repeating ended with the session: %1.</source>
            <translation>Wiederholung mit der Sitzung beendet: %1.</translation>
        </message>
        <message numerus="yes">
            <source>%n event(s) sent</source>
            <translation>
                <numerusform>%n Ereignis gesendet</numerusform>
                <numerusform>%n Ereignisse gesendet</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n query(s) sent</source>
            <translation>
                <numerusform>%n Anfrage gesendet</numerusform>
                <numerusform>%n Anfragen gesendet</numerusform>
            </translation>
        </message>
        <message>
            <source>total acks: %1, total answers: %2</source>
            <translation>Bestätigungen gesamt: %1, Antworten gesamt: %2</translation>
        </message>
        <message numerus="yes">
            <source>silent %n time(s)</source>
            <translation>
                <numerusform>%n-mal stumm</numerusform>
                <numerusform>%n-mal stumm</numerusform>
            </translation>
        </message>
        <message>
            <source>Stop (Esc)</source>
            <translation>Anhalten (Esc)</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::AskRepeatDialog</name>
        <message>
            <source>Send again and again</source>
            <translation>Wiederholt senden</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Ereignis</translation>
        </message>
        <message>
            <source>Query</source>
            <translation>Anfrage</translation>
        </message>
        <message>
            <source>What would be sent</source>
            <translation>Was gesendet würde</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Payload</source>
            <translation>Inhalt</translation>
        </message>
        <message>
            <source>Every</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Starten</translation>
        </message>
        <message>
            <source>%1: name</source>
            <translation>%1: Name</translation>
        </message>
        <message>
            <source>%1: payload</source>
            <translation>%1: Inhalt</translation>
        </message>
        <message>
            <source>%1: seconds between two</source>
            <translation>%1: Sekunden zwischen zweien</translation>
        </message>
        <message>
            <source>Nothing is chosen.</source>
            <translation>Nichts ist gewählt.</translation>
        </message>
        <message numerus="yes">
            <source>Too often: %n message(s) a minute, %1 are allowed.</source>
            <translation>
                <numerusform>Zu oft: %n Nachricht in der Minute, erlaubt sind %1.</numerusform>
                <numerusform>Zu oft: %n Nachrichten in der Minute, erlaubt sind %1.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Up to %n message(s) a minute, until you stop it, the lock shuts or one is refused.</source>
            <translation>
                <numerusform>Bis zu %n Nachricht in der Minute, bis Sie anhalten, die Sperre zufällt oder eine abgelehnt wird.</numerusform>
                <numerusform>Bis zu %n Nachrichten in der Minute, bis Sie anhalten, die Sperre zufällt oder eine abgelehnt wird.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Mode</name>
        <message>
            <source>from outside</source>
            <translation>von außen</translation>
        </message>
        <message>
            <source>joined as observer</source>
            <translation>als Beobachter dabei</translation>
        </message>
        <message>
            <source>through an agent</source>
            <translation>über einen Agenten</translation>
        </message>
        <message>
            <source>on this computer</source>
            <translation>auf diesem Rechner</translation>
        </message>
        <message>
            <source>several together</source>
            <translation>mehrere zusammen</translation>
        </message>
    </context>
    <context>
        <name>grapevine::gui::LentView</name>
        <message>
            <source>All clusters</source>
            <translation>Alle Cluster</translation>
        </message>
    </context>
    <context>
        <name>grapevine::gui::Workspace</name>
        <message numerus="yes">
            <source>%n clusters are open already; leave one of them first.</source>
            <translation>
                <numerusform>Es ist schon %n Cluster offen; verlassen Sie ihn zuerst.</numerusform>
                <numerusform>Es sind schon %n Cluster offen; verlassen Sie zuerst einen davon.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::ClusterEntry</name>
        <message numerus="yes">
            <source>%n failed or suspect</source>
            <translation>
                <numerusform>%n ausgefallen oder verdächtig</numerusform>
                <numerusform>%n ausgefallen oder verdächtig</numerusform>
            </translation>
        </message>
        <message>
            <source>nobody failed or suspect</source>
            <translation>niemand ausgefallen oder verdächtig</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::ClusterSwitch</name>
        <message>
            <source>Open clusters</source>
            <translation>Offene Cluster</translation>
        </message>
    </context>
    <context>
        <name>TableChanges</name>
        <message>
            <source>gone</source>
            <translation>verschwunden</translation>
        </message>
        <message>
            <source>new</source>
            <translation>neu</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>geändert</translation>
        </message>
        <message>
            <source>No difference</source>
            <translation>Kein Unterschied</translation>
        </message>
        <message numerus="yes">
            <source>%n gone</source>
            <translation>
                <numerusform>%n verschwunden</numerusform>
                <numerusform>%n verschwunden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new</source>
            <translation>
                <numerusform>%n neu</numerusform>
                <numerusform>%n neu</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n changed</source>
            <translation>
                <numerusform>%n geändert</numerusform>
                <numerusform>%n geändert</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) not listed</source>
            <translation>
                <numerusform>%n Zeile nicht aufgeführt</numerusform>
                <numerusform>%n Zeilen nicht aufgeführt</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::models::TableChangesModel</name>
        <message>
            <source>%1: %2, before %3, after %4</source>
            <translation>%1: %2, vorher %3, nachher %4</translation>
        </message>
        <message>
            <source>Member</source>
            <translation>Mitglied</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Feld</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Vorher</translation>
        </message>
        <message>
            <source>After</source>
            <translation>Nachher</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::ExportSide</name>
        <message>
            <source>Choose …</source>
            <translation>Wählen …</translation>
        </message>
        <message>
            <source>%1: from where</source>
            <translation>%1: woher</translation>
        </message>
        <message>
            <source>a file</source>
            <translation>eine Datei</translation>
        </message>
        <message>
            <source>%1: file</source>
            <translation>%1: Datei</translation>
        </message>
        <message>
            <source>an export: CSV, JSON or JSON lines</source>
            <translation>ein Export: CSV, JSON oder JSON-Zeilen</translation>
        </message>
        <message>
            <source>%1: choose a file</source>
            <translation>%1: Datei wählen</translation>
        </message>
        <message numerus="yes">
            <source>now: all %n member(s)</source>
            <translation>
                <numerusform>jetzt: %n Mitglied</numerusform>
                <numerusform>jetzt: alle %n Mitglieder</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>now: the %n in sight</source>
            <translation>
                <numerusform>jetzt: das %n sichtbare</numerusform>
                <numerusform>jetzt: die %n sichtbaren</numerusform>
            </translation>
        </message>
        <message>
            <source>Exports</source>
            <translation>Exporte</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>Alle Dateien</translation>
        </message>
        <message>
            <source>only what matches %1: others count as gone or new</source>
            <translation>nur was zu %1 passt: andere gelten als verschwunden oder neu</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::ExportCompareDialog</name>
        <message>
            <source>Before</source>
            <translation>Vorher</translation>
        </message>
        <message>
            <source>After</source>
            <translation>Nachher</translation>
        </message>
        <message>
            <source>Also what always differs</source>
            <translation>Auch was sich immer unterscheidet</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Compare two exports</source>
            <translation>Zwei Exporte vergleichen</translation>
        </message>
        <message>
            <source>Swap the sides</source>
            <translation>Seiten tauschen</translation>
        </message>
        <message>
            <source>Reading</source>
            <translation>Lesen</translation>
        </message>
        <message>
            <source>Find in the changes</source>
            <translation>In den Änderungen suchen</translation>
        </message>
        <message>
            <source>find a member, field or value</source>
            <translation>Mitglied, Feld oder Wert suchen</translation>
        </message>
        <message>
            <source>Which changes</source>
            <translation>Welche Änderungen</translation>
        </message>
        <message>
            <source>all changes</source>
            <translation>alle Änderungen</translation>
        </message>
        <message>
            <source>Ages, round trips, Lamport times, and who was asked: they differ between any two looks</source>
            <translation>Alter, Umlaufzeiten, Lamport-Zeiten und wer gefragt wurde: das unterscheidet sich bei je zwei Blicken</translation>
        </message>
        <message>
            <source>What changed</source>
            <translation>Was sich geändert hat</translation>
        </message>
        <message>
            <source>Columns of the comparison</source>
            <translation>Spalten des Vergleichs</translation>
        </message>
        <message>
            <source>Copy cell</source>
            <translation>Zelle kopieren</translation>
        </message>
        <message>
            <source>Copy the changes in sight</source>
            <translation>Die sichtbaren Änderungen kopieren</translation>
        </message>
        <message>
            <source>As Markdown</source>
            <translation>Als Markdown</translation>
        </message>
        <message>
            <source>As TSV</source>
            <translation>Als TSV</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Choose two exports, or drop them here.

Who came, who went and what changed will stand here. Any file that “Export members …”, “grapevine-cli export” or “serf members -format=json” wrote can be read, but Markdown.</source>
            <translation>Wählen Sie zwei Exporte oder ziehen Sie sie hierher.

Hier wird stehen, wer kam, wer ging und was sich änderte. Gelesen wird jede Datei, die „Mitglieder exportieren …“, „grapevine-cli export“ oder „serf members -format=json“ schrieb, außer Markdown.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Vergleichen</translation>
        </message>
        <message>
            <source>%1 is no file. Choose a file that an export wrote.</source>
            <translation>%1 ist keine Datei. Wählen Sie eine Datei, die ein Export schrieb.</translation>
        </message>
        <message>
            <source>%1 has %2; at most %3 are read here. Export less, by a filter, or compare the files with “grapevine-cli diff”.</source>
            <translation>%1 hat %2; hier werden höchstens %3 gelesen. Exportieren Sie weniger, mit einem Filter, oder vergleichen Sie die Dateien mit „grapevine-cli diff“.</translation>
        </message>
        <message>
            <source>No cluster is open any more. Choose a file.</source>
            <translation>Es ist kein Cluster mehr geöffnet. Wählen Sie eine Datei.</translation>
        </message>
        <message>
            <source>Both sides are what is seen now. Choose a file for one of them.</source>
            <translation>Beide Seiten sind, was jetzt zu sehen ist. Wählen Sie für eine davon eine Datei.</translation>
        </message>
        <message>
            <source>Reading …</source>
            <translation>Lese …</translation>
        </message>
        <message>
            <source>No difference between %1 and %2.</source>
            <translation>Kein Unterschied zwischen %1 und %2.</translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) in sight</source>
            <translation>
                <numerusform>%n Zeile sichtbar</numerusform>
                <numerusform>%n Zeilen sichtbar</numerusform>
            </translation>
        </message>
        <message>
            <source>not compared: %1</source>
            <translation>nicht verglichen: %1</translation>
        </message>
        <message>
            <source>Cancelled. “Compare” begins anew.</source>
            <translation>Abgebrochen. „Vergleichen“ beginnt von vorn.</translation>
        </message>
        <message>
            <source>It cannot be compared: %1

Choose another file, one that “Export members …”, “grapevine-cli export” or “serf members -format=json” wrote.</source>
            <translation>Das lässt sich nicht vergleichen: %1

Wählen Sie eine andere Datei, eine, die „Mitglieder exportieren …“, „grapevine-cli export“ oder „serf members -format=json“ schrieb.</translation>
        </message>
    </context>
    <context>
        <name>Delivery</name>
        <message>
            <source>has it</source>
            <translation>hat es</translation>
        </message>
        <message>
            <source>has it not (yet)</source>
            <translation>hat es (noch) nicht</translation>
        </message>
        <message>
            <source>cannot tell</source>
            <translation>kann es nicht sagen</translation>
        </message>
        <message>
            <source>could not be asked</source>
            <translation>konnte nicht gefragt werden</translation>
        </message>
        <message>
            <source>not asked yet</source>
            <translation>noch nicht gefragt</translation>
        </message>
        <message>
            <source>it counts as failed</source>
            <translation>es gilt als ausgefallen</translation>
        </message>
        <message>
            <source>its address is not known</source>
            <translation>seine Adresse ist nicht bekannt</translation>
        </message>
        <message>
            <source>somebody else answers at its address</source>
            <translation>unter seiner Adresse antwortet jemand anderes</translation>
        </message>
        <message>
            <source>its events could not be read</source>
            <translation>seine Ereignisse ließen sich nicht lesen</translation>
        </message>
        <message>
            <source>its ring of events has moved on</source>
            <translation>sein Ring von Ereignissen ist weitergelaufen</translation>
        </message>
        <message>
            <source>%1 of %2 have it</source>
            <translation>%1 von %2 haben es</translation>
        </message>
        <message numerus="yes">
            <source>%n has it not (yet)</source>
            <translation>
                <numerusform>%n hat es (noch) nicht</numerusform>
                <numerusform>%n haben es (noch) nicht</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n could not be asked</source>
            <translation>
                <numerusform>%n konnte nicht gefragt werden</numerusform>
                <numerusform>%n konnten nicht gefragt werden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n cannot tell any more</source>
            <translation>
                <numerusform>%n kann es nicht mehr sagen</numerusform>
                <numerusform>%n können es nicht mehr sagen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not asked yet</source>
            <translation>
                <numerusform>%n noch nicht gefragt</numerusform>
                <numerusform>%n noch nicht gefragt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more left out</source>
            <translation>
                <numerusform>%n weiteres ausgelassen</numerusform>
                <numerusform>%n weitere ausgelassen</numerusform>
            </translation>
        </message>
        <message>
            <source>it lists no events at all, as one that joined later</source>
            <translation>es führt gar keine Ereignisse auf, wie eines, das später beigetreten ist</translation>
        </message>
        <message>
            <source>observer, does not tell</source>
            <translation>Beobachter, sagt nichts</translation>
        </message>
        <message>
            <source>it relays events and lists none of them</source>
            <translation>er reicht Ereignisse weiter und führt keine auf</translation>
        </message>
        <message numerus="yes">
            <source>%n observer(s) not counted</source>
            <translation>
                <numerusform>%n Beobachter nicht mitgezählt</numerusform>
                <numerusform>%n Beobachter nicht mitgezählt</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::models::DeliveryModel</name>
        <message>
            <source>Member</source>
            <translation>Mitglied</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Ereignis</translation>
        </message>
        <message>
            <source>Asked at</source>
            <translation>Gefragt um</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Warum</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::DeliveryPanel</name>
        <message>
            <source>Who has it?</source>
            <translation>Wer hat es?</translation>
        </message>
        <message>
            <source>Check delivery</source>
            <translation>Zustellung prüfen</translation>
        </message>
        <message>
            <source>Ask the rest again</source>
            <translation>Die übrigen noch einmal fragen</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Only those without it</source>
            <translation>Nur die ohne es</translation>
        </message>
        <message>
            <source>Members and whether they have the event</source>
            <translation>Mitglieder und ob sie das Ereignis haben</translation>
        </message>
        <message>
            <source>Columns of the delivery</source>
            <translation>Spalten der Zustellung</translation>
        </message>
        <message>
            <source>Copy cell</source>
            <translation>Zelle kopieren</translation>
        </message>
        <message>
            <source>Members asked so far</source>
            <translation>Bisher gefragte Mitglieder</translation>
        </message>
        <message>
            <source>Ask no further members</source>
            <translation>Keine weiteren Mitglieder fragen</translation>
        </message>
        <message>
            <source>Copy the members as a table</source>
            <translation>Die Mitglieder als Tabelle kopieren</translation>
        </message>
        <message>
            <source>An agent's RPC tells of no member's events but its own. To see who has it, look at the cluster from outside, or join it.</source>
            <translation>Die RPC eines Agenten sagt nur von seinen eigenen Ereignissen. Um zu sehen, wer es hat, sehen Sie den Cluster von außen an oder treten Sie ihm bei.</translation>
        </message>
        <message>
            <source>Nobody can be asked now.</source>
            <translation>Zurzeit kann niemand gefragt werden.</translation>
        </message>
        <message numerus="yes">
            <source>Asks %n member(s) from outside what they hold: one TCP connection each, about %1 in all, some %2. A member keeps its last 512 events.</source>
            <translation>
                <numerusform>Fragt %n Mitglied von außen, was es hat: eine TCP-Verbindung, etwa %1, rund %2. Ein Mitglied behält seine letzten 512 Ereignisse.</numerusform>
                <numerusform>Fragt %n Mitglieder von außen, was sie haben: je eine TCP-Verbindung, zusammen etwa %1, rund %2. Ein Mitglied behält seine letzten 512 Ereignisse.</numerusform>
            </translation>
        </message>
        <message>
            <source>Asking …</source>
            <translation>Frage …</translation>
        </message>
        <message numerus="yes">
            <source>%n connection(s), %1</source>
            <translation>
                <numerusform>%n Verbindung, %1</numerusform>
                <numerusform>%n Verbindungen, %1</numerusform>
            </translation>
        </message>
        <message>
            <source>Asking … %1 so far.</source>
            <translation>Frage … bisher %1.</translation>
        </message>
        <message>
            <source>Asked until %1: %2. It proves that an event was received, not that a handler ran.</source>
            <translation>Gefragt bis %1: %2. Das beweist, dass ein Ereignis empfangen wurde, nicht dass ein Handler lief.</translation>
        </message>
        <message>
            <source>Stopped at %1: %2.</source>
            <translation>Um %1 angehalten: %2.</translation>
        </message>
        <message>
            <source>The way to the cluster was lost before everybody was asked: %1.</source>
            <translation>Der Weg zum Cluster ging verloren, bevor alle gefragt waren: %1.</translation>
        </message>
        <message>
            <source>Check all again</source>
            <translation>Alle noch einmal prüfen</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::MainWindow</name>
        <message>
            <source>Diagnostics saved.</source>
            <translation>Die Diagnose ist gesichert.</translation>
        </message>
        <message>
            <source>%1 – it holds no keys; read it before you pass it on.</source>
            <translation>%1 – sie enthält keine Schlüssel; lesen Sie sie, bevor Sie sie weitergeben.</translation>
        </message>
        <message>
            <source>The diagnostics cannot be saved.</source>
            <translation>Die Diagnose lässt sich nicht sichern.</translation>
        </message>
        <message>
            <source>Settings – Grapevine</source>
            <translation>Einstellungen – Grapevine</translation>
        </message>
        <message>
            <source>Diagnostics – Grapevine</source>
            <translation>Diagnose – Grapevine</translation>
        </message>
    </context>
    <context>
        <name>Program</name>
        <message>
            <source>Save diagnostics</source>
            <translation>Diagnose sichern</translation>
        </message>
    </context>
    <context>
        <name>Coach</name>
        <message>
            <source>The nodes are starting.</source>
            <translation>Die Knoten starten.</translation>
        </message>
        <message>
            <source>Press 1: freeze %1. It stands still in the middle of its work, and the others have to find out.</source>
            <translation>Taste 1: %1 einfrieren. Es bleibt mitten in der Arbeit stehen, und die anderen müssen es merken.</translation>
        </message>
        <message>
            <source>Press 2: let %1 go on.</source>
            <translation>Taste 2: %1 weiterlaufen lassen.</translation>
        </message>
        <message>
            <source>Press 3: ask everybody which version they run.</source>
            <translation>Taste 3: alle fragen, welche Version bei ihnen läuft.</translation>
        </message>
        <message>
            <source>Press 4: cut zone %1 off from the rest.</source>
            <translation>Taste 4: Zone %1 vom Rest abschneiden.</translation>
        </message>
        <message>
            <source>Press 5: heal the cut.</source>
            <translation>Taste 5: den Schnitt heilen.</translation>
        </message>
        <message>
            <source>Press 6 or Ctrl+E: keep the members, as you see them, as a file.</source>
            <translation>Taste 6 oder Strg+E: die Mitglieder, wie man sie sieht, als Datei behalten.</translation>
        </message>
        <message>
            <source>That was the walk. Now look at a real one.</source>
            <translation>Das war der Rundgang. Jetzt zu einem echten Cluster.</translation>
        </message>
        <message>
            <source>That did not work: %1. Press %2 to try again.</source>
            <translation>Das ging nicht: %1. Taste %2 versucht es noch einmal.</translation>
        </message>
        <message>
            <source>%1 stands still. The next member that pings it will notice.</source>
            <translation>%1 steht still. Das nächste Mitglied, das es anpingt, wird es merken.</translation>
        </message>
        <message>
            <source>%1 is suspect.</source>
            <translation>%1 ist verdächtig.</translation>
        </message>
        <message numerus="yes">
            <source>%1 is suspect, accused by %n member(s): failed in %2, unless it speaks up.</source>
            <translation>
                <numerusform>%1 ist verdächtig, angeklagt von %n Mitglied: in %2 ausgefallen, wenn es sich nicht meldet.</numerusform>
                <numerusform>%1 ist verdächtig, angeklagt von %n Mitgliedern: in %2 ausgefallen, wenn es sich nicht meldet.</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 goes on, hears what is said about it, and answers.</source>
            <translation>%1 läuft weiter, hört, was über es gesagt wird, und antwortet.</translation>
        </message>
        <message>
            <source>The question goes from member to member.</source>
            <translation>Die Frage geht von Mitglied zu Mitglied.</translation>
        </message>
        <message>
            <source>Each side still believes in the other: %1 suspect, %2 failed so far.</source>
            <translation>Noch glaubt jede Seite an die andere: bisher %1 verdächtig, %2 ausgefallen.</translation>
        </message>
        <message>
            <source>The halves find each other again: %1 suspect, %2 failed still.</source>
            <translation>Die Hälften finden wieder zueinander: noch %1 verdächtig, %2 ausgefallen.</translation>
        </message>
        <message>
            <source>Choose a form and a file.</source>
            <translation>Form und Datei wählen.</translation>
        </message>
        <message>
            <source>%1 failed.</source>
            <translation>%1 ist ausgefallen.</translation>
        </message>
        <message>
            <source>%1 failed. Services: %2.</source>
            <translation>%1 ist ausgefallen. Dienste: %2.</translation>
        </message>
        <message>
            <source>%1 is alive again, by incarnation %2 after %3; its ribbon keeps the scar.</source>
            <translation>%1 ist wieder aktiv, mit Inkarnation %2 nach %3; sein Band behält die Narbe.</translation>
        </message>
        <message>
            <source>Answers: %1.</source>
            <translation>Antworten: %1.</translation>
        </message>
        <message>
            <source>Answers: %1; without one: %2.</source>
            <translation>Antworten: %1; ohne: %2.</translation>
        </message>
        <message numerus="yes">
            <source>Two groups that see only themselves: %n member(s) failed on our side.</source>
            <translation>
                <numerusform>Zwei Gruppen, die nur sich selbst sehen: auf unserer Seite %n Mitglied ausgefallen.</numerusform>
                <numerusform>Zwei Gruppen, die nur sich selbst sehen: auf unserer Seite %n Mitglieder ausgefallen.</numerusform>
            </translation>
        </message>
        <message>
            <source>All are alive again.</source>
            <translation>Alle sind wieder aktiv.</translation>
        </message>
        <message>
            <source>The file is written.</source>
            <translation>Die Datei ist geschrieben.</translation>
        </message>
        <message>
            <source>Freeze %1</source>
            <translation>%1 einfrieren</translation>
        </message>
        <message>
            <source>Let it go on</source>
            <translation>Weiterlaufen lassen</translation>
        </message>
        <message>
            <source>Ask everybody</source>
            <translation>Alle fragen</translation>
        </message>
        <message>
            <source>Cut zone %1 off</source>
            <translation>Zone %1 abschneiden</translation>
        </message>
        <message>
            <source>Heal the cut</source>
            <translation>Schnitt heilen</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exportieren</translation>
        </message>
        <message>
            <source>Look at a real one</source>
            <translation>Einen echten ansehen</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::CoachBar</name>
        <message>
            <source>Skip</source>
            <translation>Überspringen</translation>
        </message>
        <message>
            <source>A walk through the demo</source>
            <translation>Ein Rundgang durch die Demo</translation>
        </message>
        <message>
            <source>Skip this task</source>
            <translation>Diese Aufgabe überspringen</translation>
        </message>
        <message>
            <source>End the walk</source>
            <translation>Rundgang beenden</translation>
        </message>
        <message>
            <source>End the walk (Esc); it can be had again from the menu</source>
            <translation>Rundgang beenden (Esc); über das Menü gibt es ihn wieder</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::CoachGuide</name>
        <message>
            <source>nothing can be sent now</source>
            <translation>jetzt lässt sich nichts senden</translation>
        </message>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n weiteres</numerusform>
                <numerusform>%n weitere</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Incident</name>
        <message>
            <source>Nobody in the cluster answers</source>
            <translation>Niemand im Cluster antwortet</translation>
        </message>
        <message>
            <source>The whole cluster looks suspect</source>
            <translation>Der ganze Cluster sieht verdächtig aus</translation>
        </message>
        <message>
            <source>Your own link is the likelier cause. Nothing is said about the others until it is well again.</source>
            <translation>Die eigene Verbindung ist die wahrscheinlichere Ursache. Über die anderen wird nichts gesagt, bis sie wieder gut ist.</translation>
        </message>
        <message>
            <source>%1 is stable again</source>
            <translation>%1 ist wieder stabil</translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) are stable again</source>
            <translation>
                <numerusform>%n Mitglied ist wieder stabil</numerusform>
                <numerusform>%n Mitglieder sind wieder stabil</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>calm for %1; it took %2, with %n change(s)</source>
            <translation>
                <numerusform>seit %1 ruhig; es dauerte %2, mit %n Änderung</numerusform>
                <numerusform>seit %1 ruhig; es dauerte %2, mit %n Änderungen</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 comes and goes</source>
            <translation>%1 kommt und geht</translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) come and go</source>
            <translation>
                <numerusform>%n Mitglied kommt und geht</numerusform>
                <numerusform>%n Mitglieder kommen und gehen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) in %1</source>
            <translation>
                <numerusform>%n Änderung in %1</numerusform>
                <numerusform>%n Änderungen in %1</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 failed</source>
            <translation>%1 ist ausgefallen</translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) failed</source>
            <translation>
                <numerusform>%n Mitglied ausgefallen</numerusform>
                <numerusform>%n Mitglieder ausgefallen</numerusform>
            </translation>
        </message>
        <message>
            <source>all in zone %1</source>
            <translation>alle in Zone %1</translation>
        </message>
    </context>
    <context>
        <name>grapevine::gui::DesktopNotices</name>
        <message>
            <source>Show</source>
            <translation>Anzeigen</translation>
        </message>
    </context>
    <context>
        <name>grapevine::gui::NoticeDesk</name>
        <message>
            <source>%1 – %2</source>
            <translation>%1 – %2</translation>
        </message>
    </context>
    <context>
        <name>Acts</name>
        <message>
            <source>Address of a cluster</source>
            <translation>Adresse eines Clusters</translation>
        </message>
        <message>
            <source>All keys</source>
            <translation>Alle Tasten</translation>
        </message>
        <message>
            <source>All open clusters together</source>
            <translation>Alle offenen Cluster zusammen</translation>
        </message>
        <message>
            <source>Ask now</source>
            <translation>Jetzt fragen</translation>
        </message>
        <message>
            <source>Change before, change after</source>
            <translation>Änderung davor, Änderung danach</translation>
        </message>
        <message>
            <source>Change keys …</source>
            <translation>Tasten ändern …</translation>
        </message>
        <message>
            <source>Close the window</source>
            <translation>Fenster schließen</translation>
        </message>
        <message>
            <source>Colours: as the system has them</source>
            <translation>Farben: wie im System</translation>
        </message>
        <message>
            <source>Colours: dark</source>
            <translation>Farben: dunkel</translation>
        </message>
        <message>
            <source>Colours: light</source>
            <translation>Farben: hell</translation>
        </message>
        <message>
            <source>Compare two exports …</source>
            <translation>Zwei Exporte vergleichen …</translation>
        </message>
        <message>
            <source>Copy as …</source>
            <translation>Kopieren als …</translation>
        </message>
        <message>
            <source>Copy cell</source>
            <translation>Zelle kopieren</translation>
        </message>
        <message>
            <source>Copy rows as a table</source>
            <translation>Zeilen als Tabelle kopieren</translation>
        </message>
        <message>
            <source>Counters …</source>
            <translation>Zähler …</translation>
        </message>
        <message>
            <source>Exclude this service</source>
            <translation>Diesen Dienst ausschließen</translation>
        </message>
        <message>
            <source>Export members …</source>
            <translation>Mitglieder exportieren …</translation>
        </message>
        <message>
            <source>Fields</source>
            <translation>Felder</translation>
        </message>
        <message>
            <source>Filter by this service</source>
            <translation>Nach diesem Dienst filtern</translation>
        </message>
        <message>
            <source>Filter what is shown</source>
            <translation>Filtern, was zu sehen ist</translation>
        </message>
        <message>
            <source>Find and go</source>
            <translation>Finden und gehen</translation>
        </message>
        <message>
            <source>Find anything, do anything</source>
            <translation>Alles finden, alles tun</translation>
        </message>
        <message>
            <source>From row to row</source>
            <translation>Von Zeile zu Zeile</translation>
        </message>
        <message>
            <source>How it looks</source>
            <translation>Aussehen</translation>
        </message>
        <message>
            <source>Inspector: show or hide</source>
            <translation>Inspektor: zeigen oder verbergen</translation>
        </message>
        <message>
            <source>Join as observer …</source>
            <translation>Als Beobachter beitreten …</translation>
        </message>
        <message>
            <source>Leave the cluster and look from outside</source>
            <translation>Den Cluster verlassen und von außen zusehen</translation>
        </message>
        <message>
            <source>Leave this cluster</source>
            <translation>Diesen Cluster verlassen</translation>
        </message>
        <message>
            <source>Letters as keys: switch on or off</source>
            <translation>Buchstaben als Tasten: an- oder abschalten</translation>
        </message>
        <message>
            <source>Lock or unlock sending</source>
            <translation>Senden sperren oder entsperren</translation>
        </message>
        <message>
            <source>Look closer</source>
            <translation>Näher ansehen</translation>
        </message>
        <message>
            <source>Looking</source>
            <translation>Ansehen</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>Menü</translation>
        </message>
        <message>
            <source>Menu of the row</source>
            <translation>Menü der Zeile</translation>
        </message>
        <message>
            <source>More or less time in the strip</source>
            <translation>Mehr oder weniger Zeit im Streifen</translation>
        </message>
        <message>
            <source>Mute a part of the filter</source>
            <translation>Teil des Filters stummschalten</translation>
        </message>
        <message>
            <source>Next open cluster</source>
            <translation>Nächster offener Cluster</translation>
        </message>
        <message>
            <source>Note at this moment</source>
            <translation>Notiz zu diesem Moment</translation>
        </message>
        <message>
            <source>One step back</source>
            <translation>Einen Schritt zurück</translation>
        </message>
        <message>
            <source>Open another cluster …</source>
            <translation>Weiteren Cluster öffnen …</translation>
        </message>
        <message>
            <source>Pause or go on</source>
            <translation>Anhalten oder weiter</translation>
        </message>
        <message>
            <source>Places</source>
            <translation>Orte</translation>
        </message>
        <message>
            <source>Previous open cluster</source>
            <translation>Voriger offener Cluster</translation>
        </message>
        <message>
            <source>Probe from this desk</source>
            <translation>Von hier aus prüfen</translation>
        </message>
        <message>
            <source>Remove a part of the filter</source>
            <translation>Teil des Filters entfernen</translation>
        </message>
        <message>
            <source>Remove this profile</source>
            <translation>Dieses Profil entfernen</translation>
        </message>
        <message>
            <source>Reset the members' table</source>
            <translation>Mitgliedertabelle zurücksetzen</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>Rows: compact</source>
            <translation>Zeilen: eng</translation>
        </message>
        <message>
            <source>Rows: normal</source>
            <translation>Zeilen: normal</translation>
        </message>
        <message>
            <source>Rows: roomy</source>
            <translation>Zeilen: weit</translation>
        </message>
        <message>
            <source>Save as profile, or edit it …</source>
            <translation>Als Profil speichern oder bearbeiten …</translation>
        </message>
        <message>
            <source>Send what is written</source>
            <translation>Senden, was geschrieben ist</translation>
        </message>
        <message>
            <source>Sending</source>
            <translation>Senden</translation>
        </message>
        <message>
            <source>Sidebar: fold or unfold</source>
            <translation>Seitenleiste: ein- oder ausklappen</translation>
        </message>
        <message>
            <source>Sort by this column</source>
            <translation>Nach dieser Spalte sortieren</translation>
        </message>
        <message>
            <source>Sort the rows anew</source>
            <translation>Zeilen neu sortieren</translation>
        </message>
        <message>
            <source>Start page</source>
            <translation>Startseite</translation>
        </message>
        <message>
            <source>Start the demo</source>
            <translation>Demo starten</translation>
        </message>
        <message>
            <source>The cluster</source>
            <translation>Der Cluster</translation>
        </message>
        <message>
            <source>The newest, and follow it</source>
            <translation>Das Neueste, und ihm folgen</translation>
        </message>
        <message>
            <source>The oldest</source>
            <translation>Das Älteste</translation>
        </message>
        <message>
            <source>This cluster in a new window</source>
            <translation>Diesen Cluster in einem neuen Fenster</translation>
        </message>
        <message>
            <source>Time strip: show or hide</source>
            <translation>Zeitstreifen: zeigen oder verbergen</translation>
        </message>
        <message>
            <source>Timeline and strip</source>
            <translation>Zeitleiste und Streifen</translation>
        </message>
        <message>
            <source>To the next, to the one before</source>
            <translation>Zum nächsten, zum vorigen</translation>
        </message>
        <message>
            <source>Unfold or fold lines that are alike</source>
            <translation>Gleiche Zeilen auf- oder zuklappen</translation>
        </message>
        <message>
            <source>Write a query</source>
            <translation>Anfrage schreiben</translation>
        </message>
        <message>
            <source>Write an event</source>
            <translation>Ereignis schreiben</translation>
        </message>
        <message>
            <source>everywhere</source>
            <translation>überall</translation>
        </message>
        <message>
            <source>on the start page</source>
            <translation>auf der Startseite</translation>
        </message>
        <message>
            <source>over a part of the filter</source>
            <translation>auf einem Teil des Filters</translation>
        </message>
        <message>
            <source>over lists</source>
            <translation>in Listen</translation>
        </message>
        <message>
            <source>over the members</source>
            <translation>bei den Mitgliedern</translation>
        </message>
        <message>
            <source>over the services</source>
            <translation>bei den Diensten</translation>
        </message>
        <message>
            <source>over the time strip</source>
            <translation>im Zeitstreifen</translation>
        </message>
        <message>
            <source>over the timeline</source>
            <translation>in der Zeitleiste</translation>
        </message>
        <message>
            <source>while a message is written</source>
            <translation>beim Schreiben einer Nachricht</translation>
        </message>
        <message>
            <source>Desktop notices: switch on or off</source>
            <translation>Hinweise auf dem Schreibtisch: ein- oder ausschalten</translation>
        </message>
        <message>
            <source>Walk through the demo</source>
            <translation>Rundgang durch die Demo</translation>
        </message>
        <message>
            <source>Who says what about the chosen member</source>
            <translation>Wer was über das gewählte Mitglied sagt</translation>
        </message>
        <message>
            <source>Diagnostics of Grapevine itself …</source>
            <translation>Diagnose von Grapevine selbst …</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Forget this cluster's key …</source>
            <translation>Den Schlüssel dieses Clusters vergessen …</translation>
        </message>
    </context>
    <context>
        <name>KeyRules</name>
        <message>
            <source>Alone this key leads about in lists and fields: hold Ctrl or Alt as well.</source>
            <translation>Allein führt diese Taste durch Listen und Felder: Strg oder Alt dazu halten.</translation>
        </message>
        <message>
            <source>Here this is a letter of the text.</source>
            <translation>Hier ist das ein Buchstabe des Textes.</translation>
        </message>
        <message>
            <source>One stroke, please: two in turn are not heard.</source>
            <translation>Nur ein Anschlag: Zwei nacheinander werden nicht gehört.</translation>
        </message>
        <message>
            <source>This act never goes by a letter alone: hold Ctrl or Alt as well.</source>
            <translation>Dies geschieht nie durch einen Buchstaben allein: Strg oder Alt dazu halten.</translation>
        </message>
    </context>
    <context>
        <name>Palette</name>
        <message>
            <source>%1 · %2 of %3</source>
            <translation>%1 · %2 von %3</translation>
        </message>
        <message>
            <source>Acts</source>
            <translation>Handlungen</translation>
        </message>
        <message>
            <source>Chosen before</source>
            <translation>Zuletzt gewählt</translation>
        </message>
        <message>
            <source>Clusters</source>
            <translation>Cluster</translation>
        </message>
        <message>
            <source>Events and queries</source>
            <translation>Ereignisse und Anfragen</translation>
        </message>
        <message>
            <source>Members</source>
            <translation>Mitglieder</translation>
        </message>
        <message>
            <source>Places</source>
            <translation>Orte</translation>
        </message>
        <message>
            <source>Services</source>
            <translation>Dienste</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
    </context>
    <context>
        <name>ViewActions</name>
        <message>
            <source>A member cannot pause: it has duties to the others.</source>
            <translation>Ein Mitglied kann nicht anhalten: Es hat Pflichten gegenüber den anderen.</translation>
        </message>
        <message>
            <source>All clusters together have one window.</source>
            <translation>Alle Cluster zusammen haben ein Fenster.</translation>
        </message>
        <message>
            <source>It is being left already.</source>
            <translation>Er wird schon verlassen.</translation>
        </message>
        <message>
            <source>Only a member sends: join as observer first.</source>
            <translation>Nur ein Mitglied sendet: zuerst als Beobachter beitreten.</translation>
        </message>
        <message>
            <source>Only as a member of the cluster.</source>
            <translation>Nur als Mitglied des Clusters.</translation>
        </message>
        <message>
            <source>Only one cluster is open.</source>
            <translation>Nur ein Cluster ist offen.</translation>
        </message>
        <message>
            <source>Only while looking from outside, once somebody answers.</source>
            <translation>Nur beim Zusehen von außen, sobald jemand antwortet.</translation>
        </message>
        <message>
            <source>This cluster has no profile.</source>
            <translation>Dieser Cluster hat kein Profil.</translation>
        </message>
        <message>
            <source>This is no cluster that can be kept.</source>
            <translation>Dieser Cluster lässt sich nicht aufheben.</translation>
        </message>
        <message>
            <source>Only in the demo.</source>
            <translation>Nur in der Demo.</translation>
        </message>
        <message>
            <source>No key is held for this cluster.</source>
            <translation>Für diesen Cluster ist kein Schlüssel da.</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::ActionCatalog</name>
        <message>
            <source>Keys alone do this, where it can be done.</source>
            <translation>Das tun nur Tasten, dort, wo es geht.</translation>
        </message>
        <message>
            <source>Not possible just now.</source>
            <translation>Geht gerade nicht.</translation>
        </message>
        <message>
            <source>Only %1.</source>
            <translation>Nur %1.</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::KeyCatcher</name>
        <message>
            <source>Press the new keys</source>
            <translation>Die neuen Tasten drücken</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::KeySheet</name>
        <message>
            <source>All keys</source>
            <translation>Alle Tasten</translation>
        </message>
        <message>
            <source>Change keys …</source>
            <translation>Tasten ändern …</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Copy as text</source>
            <translation>Als Text kopieren</translation>
        </message>
        <message>
            <source>Find a key or what it does</source>
            <translation>Eine Taste finden oder was sie tut</translation>
        </message>
        <message>
            <source>No key does that.</source>
            <translation>Das tut keine Taste.</translation>
        </message>
        <message>
            <source>Letters and signs alone are keys over lists; in a field they are text.</source>
            <translation>Buchstaben und Zeichen allein sind Tasten in Listen; in einem Feld sind sie Text.</translation>
        </message>
        <message>
            <source>Letters and signs alone are switched off as keys.</source>
            <translation>Buchstaben und Zeichen allein sind als Tasten abgeschaltet.</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::KeysDialog</name>
        <message>
            <source>%1: these keys are the list's or the field's own.</source>
            <translation>%1: Diese Tasten gehören der Liste oder dem Feld selbst.</translation>
        </message>
        <message>
            <source>Act</source>
            <translation>Handlung</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Wo</translation>
        </message>
        <message>
            <source>fixed</source>
            <translation>fest</translation>
        </message>
        <message>
            <source>Acts and their keys</source>
            <translation>Handlungen und ihre Tasten</translation>
        </message>
        <message>
            <source>Add these</source>
            <translation>Diese dazu</translation>
        </message>
        <message>
            <source>Use these</source>
            <translation>Diese nehmen</translation>
        </message>
        <message>
            <source>No keys</source>
            <translation>Keine Tasten</translation>
        </message>
        <message>
            <source>no keys</source>
            <translation>keine Tasten</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Zurücksetzen</translation>
        </message>
        <message>
            <source>Reset all</source>
            <translation>Alle zurücksetzen</translation>
        </message>
        <message>
            <source>Take the last change back</source>
            <translation>Letzte Änderung zurücknehmen</translation>
        </message>
        <message>
            <source>Change keys</source>
            <translation>Tasten ändern</translation>
        </message>
        <message>
            <source>New keys</source>
            <translation>Neue Tasten</translation>
        </message>
        <message>
            <source>Choose an act above.</source>
            <translation>Oben eine Handlung wählen.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Find a key or what it does</source>
            <translation>Eine Taste finden oder was sie tut</translation>
        </message>
        <message>
            <source>It has these keys.</source>
            <translation>Diese Tasten hat sie schon.</translation>
        </message>
        <message>
            <source>Taken: “%1”, %2. These cannot be given away.</source>
            <translation>Vergeben: „%1“, %2. Diese lassen sich nicht wegnehmen.</translation>
        </message>
        <message>
            <source>Taken: “%1”, %2. It would lose them.</source>
            <translation>Vergeben: „%1“, %2. Dort gingen sie verloren.</translation>
        </message>
        <message>
            <source>Letters alone are switched off below: it would hold once they are on.</source>
            <translation>Buchstaben allein sind unten abgeschaltet: Es gälte, sobald sie an sind.</translation>
        </message>
        <message>
            <source>Letters and signs alone are keys over lists</source>
            <translation>Buchstaben und Zeichen allein sind Tasten in Listen</translation>
        </message>
        <message>
            <source>Switch them off where a screen reader has use for them. All keys with Ctrl or Alt stay.</source>
            <translation>Abschalten, wo ein Bildschirmleser sie braucht. Alle Tasten mit Strg oder Alt bleiben.</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::PaletteBox</name>
        <message>
            <source>Palette</source>
            <translation>Palette</translation>
        </message>
        <message>
            <source>Find anything, do anything</source>
            <translation>Alles finden, alles tun</translation>
        </message>
        <message>
            <source>A member, a service, a place, an act …</source>
            <translation>Ein Mitglied, ein Dienst, ein Ort, eine Handlung …</translation>
        </message>
        <message>
            <source>What fits</source>
            <translation>Was passt</translation>
        </message>
        <message>
            <source>Nothing fits.</source>
            <translation>Nichts passt.</translation>
        </message>
        <message>
            <source>&gt; acts   @ members   # services   ! events</source>
            <translation>&gt; Handlungen   @ Mitglieder   # Dienste   ! Ereignisse</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::ViewPalette</name>
        <message>
            <source>a profile</source>
            <translation>ein Profil</translation>
        </message>
        <message>
            <source>event, %1 ago</source>
            <translation>Ereignis, vor %1</translation>
        </message>
        <message>
            <source>query, %1 ago</source>
            <translation>Anfrage, vor %1</translation>
        </message>
    </context>
    <context>
        <name>Rtt</name>
        <message>
            <source>%1 to %2: %3, %4</source>
            <translation>%1 – %2: %3, %4</translation>
        </message>
        <message>
            <source>%1 to %2: no estimate, %3</source>
            <translation>%1 – %2: keine Schätzung, %3</translation>
        </message>
        <message>
            <source>%1; the tag %2 says otherwise</source>
            <translation>%1; der Tag %2 sagt etwas anderes</translation>
        </message>
        <message>
            <source>%1; they match the tag %2</source>
            <translation>%1; sie stimmen mit dem Tag %2 überein</translation>
        </message>
        <message>
            <source>%1; they match the tag %2 but for %3</source>
            <translation>%1; sie stimmen mit dem Tag %2 überein, außer bei %3</translation>
        </message>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n weiteres</numerusform>
                <numerusform>%n weitere</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n zone(s) by round trip</source>
            <translation>
                <numerusform>%n Zone nach Laufzeit</numerusform>
                <numerusform>%n Zonen nach Laufzeit</numerusform>
            </translation>
        </message>
        <message>
            <source>Grapevine itself</source>
            <translation>Grapevine selbst</translation>
        </message>
        <message>
            <source>No zones by round trip: all are within %1</source>
            <translation>Keine Zonen nach Laufzeit: alle liegen innerhalb von %1</translation>
        </message>
        <message>
            <source>Too few members to look for zones</source>
            <translation>Zu wenige Mitglieder, um Zonen zu suchen</translation>
        </message>
        <message>
            <source>With fewer than %1 members chance looks like zones.</source>
            <translation>Bei weniger als %1 Mitgliedern sieht Zufall wie Zonen aus.</translation>
        </message>
        <message>
            <source>Within a zone members are up to %1 apart in the mean, and the nearest two zones %2: there the groups stop growing together.</source>
            <translation>In einer Zone sind Mitglieder im Mittel bis zu %1 auseinander, die beiden nächsten Zonen %2: Dort hören die Gruppen auf zusammenzuwachsen.</translation>
        </message>
        <message>
            <source>Zone %1</source>
            <translation>Zone %1</translation>
        </message>
        <message>
            <source>Zones would have to stand at least one and a half times as far apart as members of one zone do, and half a millisecond further. Nowhere do they.</source>
            <translation>Zonen müssten mindestens anderthalbmal so weit auseinanderliegen wie Mitglieder einer Zone, und eine halbe Millisekunde weiter. Das ist nirgends so.</translation>
        </message>
        <message>
            <source>a plane cannot hold it: lengths are off by about %1 %</source>
            <translation>in eine Ebene passt es nicht: Längen weichen um etwa %1 % ab</translation>
        </message>
        <message>
            <source>coordinate %1 (%2)</source>
            <translation>Koordinate %1 (%2)</translation>
        </message>
        <message>
            <source>fair</source>
            <translation>mäßig</translation>
        </message>
        <message>
            <source>found in %1</source>
            <translation>gefunden in %1</translation>
        </message>
        <message>
            <source>further apart than any round trip can be</source>
            <translation>weiter auseinander, als eine Laufzeit sein kann</translation>
        </message>
        <message>
            <source>good</source>
            <translation>gut</translation>
        </message>
        <message>
            <source>height %1</source>
            <translation>Höhe %1</translation>
        </message>
        <message>
            <source>it has measured nothing yet</source>
            <translation>noch nichts gemessen</translation>
        </message>
        <message>
            <source>lengths are off by about %1 %</source>
            <translation>Längen weichen um etwa %1 % ab</translation>
        </message>
        <message>
            <source>lengths are true: off by about %1 %</source>
            <translation>Längen stimmen: etwa %1 % Abweichung</translation>
        </message>
        <message>
            <source>no coordinate told</source>
            <translation>keine Koordinate genannt</translation>
        </message>
        <message>
            <source>not pinged by us</source>
            <translation>von uns nicht angepingt</translation>
        </message>
        <message>
            <source>our own ping %1</source>
            <translation>unser eigener Ping %1</translation>
        </message>
        <message>
            <source>poor</source>
            <translation>schlecht</translation>
        </message>
        <message>
            <source>the coordinate is broken</source>
            <translation>die Koordinate ist kaputt</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::MapPlace</name>
        <message numerus="yes">
            <source>%1 of %n</source>
            <translation>
                <numerusform>%1 von %n</numerusform>
                <numerusform>%1 von %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s)</source>
            <translation>
                <numerusform>%n Mitglied</numerusform>
                <numerusform>%n Mitglieder</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) with a coordinate</source>
            <translation>
                <numerusform>%n Mitglied mit Koordinate</numerusform>
                <numerusform>%n Mitglieder mit Koordinate</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>0 of %n member(s) match</source>
            <translation>
                <numerusform>Das eine Mitglied passt nicht</numerusform>
                <numerusform>0 von %n Mitgliedern passen</numerusform>
            </translation>
        </message>
        <message>
            <source>A coordinate says how far members of one cluster are from each other, and nothing of another's. Filter by one of them, as in cluster=prod.</source>
            <translation>Eine Koordinate sagt, wie weit Mitglieder eines Clusters voneinander entfernt sind, und nichts über einen anderen. Filtern Sie nach einem davon, etwa cluster=prod.</translation>
        </message>
        <message>
            <source>A map needs %1. More come as members are pinged, unless a filter keeps them away.</source>
            <translation>Eine Karte braucht %1. Weitere kommen hinzu, während Mitglieder angepingt werden, sofern kein Filter sie fernhält.</translation>
        </message>
        <message numerus="yes">
            <source>A sample of the %n member(s) that tell a coordinate; filter to see others.</source>
            <translation>
                <numerusform>Eine Stichprobe aus dem einen Mitglied mit Koordinate; filtern Sie, um andere zu sehen.</numerusform>
                <numerusform>Eine Stichprobe aus den %n Mitgliedern mit Koordinate; filtern Sie, um andere zu sehen.</numerusform>
            </translation>
        </message>
        <message>
            <source>All members in sight (0)</source>
            <translation>Alle Mitglieder im Blick (0)</translation>
        </message>
        <message>
            <source>Clear the filter</source>
            <translation>Filter leeren</translation>
        </message>
        <message>
            <source>Colour by zone</source>
            <translation>Nach Zone färben</translation>
        </message>
        <message>
            <source>Each with each</source>
            <translation>Jedes mit jedem</translation>
        </message>
        <message>
            <source>Filter: db zone=c rtt&gt;20ms</source>
            <translation>Filter: db zone=c rtt&gt;20ms</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>Einpassen</translation>
        </message>
        <message>
            <source>Map</source>
            <translation>Karte</translation>
        </message>
        <message>
            <source>Matrix</source>
            <translation>Matrix</translation>
        </message>
        <message>
            <source>Members as far apart as their round trips</source>
            <translation>Mitglieder so weit auseinander wie ihre Laufzeiten</translation>
        </message>
        <message>
            <source>Members tell where they stand when they are pinged, a few each second. The map begins with the third.</source>
            <translation>Mitglieder sagen, wo sie stehen, wenn sie angepingt werden, einige jede Sekunde. Die Karte beginnt mit dem dritten.</translation>
        </message>
        <message>
            <source>No coordinates yet</source>
            <translation>Noch keine Koordinaten</translation>
        </message>
        <message>
            <source>No member tells a coordinate</source>
            <translation>Kein Mitglied nennt eine Koordinate</translation>
        </message>
        <message>
            <source>No members</source>
            <translation>Keine Mitglieder</translation>
        </message>
        <message>
            <source>Re-sort (%1)</source>
            <translation>Neu sortieren (%1)</translation>
        </message>
        <message numerus="yes">
            <source>Re-sort, %n row(s) out of place</source>
            <translation>
                <numerusform>Neu sortieren, %n Zeile am falschen Platz</numerusform>
                <numerusform>Neu sortieren, %n Zeilen am falschen Platz</numerusform>
            </translation>
        </message>
        <message>
            <source>Rows stay where they are until you sort</source>
            <translation>Zeilen bleiben, wo sie sind, bis Sie sortieren</translation>
        </message>
        <message>
            <source>Several clusters, and no way between them</source>
            <translation>Mehrere Cluster, und kein Weg dazwischen</translation>
        </message>
        <message>
            <source>The shape still tells the status</source>
            <translation>Die Form sagt weiterhin den Status</translation>
        </message>
        <message>
            <source>They answer our pings without one: their coordinates are switched off (disable_coordinates), or this is memberlist without Serf.</source>
            <translation>Sie antworten auf unsere Pings ohne eine: Ihre Koordinaten sind abgeschaltet (disable_coordinates), oder das ist memberlist ohne Serf.</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>und ein weiteres</numerusform>
                <numerusform>und %n weitere</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::RttLegend</name>
        <message>
            <source>%1 to %2</source>
            <translation>%1 bis %2</translation>
        </message>
        <message>
            <source>Grapevine itself</source>
            <translation>Grapevine selbst</translation>
        </message>
        <message>
            <source>Legend</source>
            <translation>Legende</translation>
        </message>
        <message>
            <source>The further apart two members stand, the longer is the round trip between them. Which way is up means nothing.</source>
            <translation>Je weiter zwei Mitglieder auseinanderstehen, desto länger ist die Laufzeit zwischen ihnen. Was oben ist, hat nichts zu bedeuten.</translation>
        </message>
        <message>
            <source>hardly to be trusted</source>
            <translation>kaum zu trauen</translation>
        </message>
        <message>
            <source>how far off it may be</source>
            <translation>wie weit es daneben liegen kann</translation>
        </message>
        <message>
            <source>no estimate</source>
            <translation>keine Schätzung</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::RttMapView</name>
        <message numerus="yes">
            <source>%n member(s); arrow keys go from one to the next</source>
            <translation>
                <numerusform>%n Mitglied; Pfeiltasten gehen von einem zum nächsten</numerusform>
                <numerusform>%n Mitglieder; Pfeiltasten gehen von einem zum nächsten</numerusform>
            </translation>
        </message>
        <message>
            <source>Map of round trips</source>
            <translation>Karte der Laufzeiten</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::RttMatrixView</name>
        <message numerus="yes">
            <source>%n member(s), each with each</source>
            <translation>
                <numerusform>%n Mitglied, jedes mit jedem</numerusform>
                <numerusform>%n Mitglieder, jedes mit jedem</numerusform>
            </translation>
        </message>
        <message>
            <source>Matrix of round trips</source>
            <translation>Matrix der Laufzeiten</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::RttPairBar</name>
        <message>
            <source>Click a member; Shift and a click on a second one shows the round trip between them</source>
            <translation>Klicken Sie ein Mitglied an; Umschalt und ein Klick auf ein zweites zeigt die Laufzeit dazwischen</translation>
        </message>
        <message>
            <source>Copy as serf rtt</source>
            <translation>Als serf rtt kopieren</translation>
        </message>
        <message>
            <source>our own pings: %1, %2</source>
            <translation>eigene Pings: %1, %2</translation>
        </message>
    </context>
    <context>
        <name>Keys</name>
        <message numerus="yes">
            <source>%1 and %n more</source>
            <translation>
                <numerusform>%1 und %n weiteres</numerusform>
                <numerusform>%1 und %n weitere</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) could not say</source>
            <translation>
                <numerusform>%n Mitglied konnte nichts sagen</numerusform>
                <numerusform>%n Mitglieder konnten nichts sagen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) did not answer</source>
            <translation>
                <numerusform>%n Mitglied hat nicht geantwortet</numerusform>
                <numerusform>%n Mitglieder haben nicht geantwortet</numerusform>
            </translation>
        </message>
        <message>
            <source>A switch of keys could cut them off: let nobody change keys before all have answered.</source>
            <translation>Ein Wechsel des Schlüssels könnte sie abschneiden: Niemand sollte Schlüssel ändern, bevor alle geantwortet haben.</translation>
        </message>
        <message numerus="yes">
            <source>All %n member(s) hold the one key there is</source>
            <translation>
                <numerusform>Das eine Mitglied hat den einzigen Schlüssel</numerusform>
                <numerusform>Alle %n Mitglieder haben den einzigen Schlüssel</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>All %n member(s) hold the same %1 keys</source>
            <translation>
                <numerusform>Das eine Mitglied hat alle %1 Schlüssel</numerusform>
                <numerusform>Alle %n Mitglieder haben dieselben %1 Schlüssel</numerusform>
            </translation>
        </message>
        <message>
            <source>Asking …</source>
            <translation>Wird gefragt …</translation>
        </message>
        <message numerus="yes">
            <source>Asking … %1 of %n member(s) answered</source>
            <translation>
                <numerusform>Wird gefragt … %1 von %n Mitglied hat geantwortet</numerusform>
                <numerusform>Wird gefragt … %1 von %n Mitgliedern haben geantwortet</numerusform>
            </translation>
        </message>
        <message>
            <source>Counted by an agent, which tells neither who holds a key nor which one is the primary one.</source>
            <translation>Von einem Agenten gezählt: Er sagt weder, wer einen Schlüssel hat, noch, welcher der primäre ist.</translation>
        </message>
        <message>
            <source>Cut short before everybody had answered</source>
            <translation>Abgebrochen, bevor alle geantwortet hatten</translation>
        </message>
        <message>
            <source>Each cluster has keys of its own: go to one of them to ask.</source>
            <translation>Jeder Cluster hat eigene Schlüssel: Zum Fragen in einen von ihnen gehen.</translation>
        </message>
        <message>
            <source>Nobody answered</source>
            <translation>Niemand hat geantwortet</translation>
        </message>
        <message>
            <source>Nobody can be asked while Grapevine is not a member of the cluster.</source>
            <translation>Niemand kann gefragt werden, solange Grapevine kein Mitglied des Clusters ist.</translation>
        </message>
        <message>
            <source>Nobody was asked</source>
            <translation>Niemand wurde gefragt</translation>
        </message>
        <message>
            <source>Nobody was asked yet</source>
            <translation>Noch niemand wurde gefragt</translation>
        </message>
        <message>
            <source>Not encrypted: nobody has a key</source>
            <translation>Nicht verschlüsselt: niemand hat einen Schlüssel</translation>
        </message>
        <message>
            <source>Nothing is known of the keys. Ask again.</source>
            <translation>Von den Schlüsseln ist nichts bekannt. Noch einmal fragen.</translation>
        </message>
        <message>
            <source>Only a member can ask the others for their keys. Join first; looking from outside tells nothing of them.</source>
            <translation>Nur ein Mitglied kann die anderen nach ihren Schlüsseln fragen. Erst beitreten; von außen ist nichts von ihnen zu sehen.</translation>
        </message>
        <message numerus="yes">
            <source>Sends the query _serf_list-keys to %n member(s), as “serf keys -list” does. It changes nothing, and only fingerprints are kept of the answers.</source>
            <translation>
                <numerusform>Schickt wie „serf keys -list“ die Abfrage _serf_list-keys an %n Mitglied. Das ändert nichts, und von den Antworten bleiben nur Fingerabdrücke.</numerusform>
                <numerusform>Schickt wie „serf keys -list“ die Abfrage _serf_list-keys an %n Mitglieder. Das ändert nichts, und von den Antworten bleiben nur Fingerabdrücke.</numerusform>
            </translation>
        </message>
        <message>
            <source>The agent asks everybody for us, as “serf keys -list” does. It changes nothing. An agent tells how many hold a key, and not who.</source>
            <translation>Der Agent fragt alle für uns, wie es „serf keys -list“ tut. Das ändert nichts. Ein Agent sagt, wie viele einen Schlüssel haben, und nicht, wer.</translation>
        </message>
        <message>
            <source>The demo's members have no keys, and say so.</source>
            <translation>Die Mitglieder der Demo haben keine Schlüssel und sagen das.</translation>
        </message>
        <message>
            <source>The members do not all hold the same keys</source>
            <translation>Nicht alle Mitglieder haben dieselben Schlüssel</translation>
        </message>
        <message>
            <source>They sign with different keys, which works while each holds all of them.</source>
            <translation>Sie verschlüsseln mit verschiedenen Schlüsseln. Das geht gut, solange jedes alle davon hat.</translation>
        </message>
        <message>
            <source>Who was not heard may hold any key. Ask again before you trust the counts.</source>
            <translation>Wer nicht gehört wurde, kann jeden Schlüssel haben. Erst noch einmal fragen, dann den Zahlen trauen.</translation>
        </message>
        <message>
            <source>Whoever can reach a member can read and forge what the members tell each other.</source>
            <translation>Wer ein Mitglied erreicht, kann mitlesen und fälschen, was die Mitglieder einander sagen.</translation>
        </message>
        <message numerus="yes">
            <source>cuts off %n</source>
            <translation>
                <numerusform>schneidet %n ab</numerusform>
                <numerusform>schneidet %n ab</numerusform>
            </translation>
        </message>
        <message>
            <source>cuts off nobody</source>
            <translation>schneidet niemanden ab</translation>
        </message>
        <message numerus="yes">
            <source>not known of %n</source>
            <translation>
                <numerusform>unbekannt bei %n</numerusform>
                <numerusform>unbekannt bei %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::models::KeyList</name>
        <message>
            <source>A fingerprint: eight digits that stand for the key. The key itself is neither kept nor shown.</source>
            <translation>Ein Fingerabdruck: acht Ziffern, die für den Schlüssel stehen. Der Schlüssel selbst wird weder behalten noch gezeigt.</translation>
        </message>
        <message>
            <source>A switch to it</source>
            <translation>Ein Wechsel dorthin</translation>
        </message>
        <message>
            <source>Held by</source>
            <translation>Bei</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Schlüssel</translation>
        </message>
        <message>
            <source>Key %1, held by %2, primary of %3, a switch to it %4</source>
            <translation>Schlüssel %1, bei %2, primär bei %3, ein Wechsel dorthin %4</translation>
        </message>
        <message>
            <source>Primary of</source>
            <translation>Primär bei</translation>
        </message>
        <message>
            <source>Who does not hold a key can read nobody any more once the others switch to it.</source>
            <translation>Wer einen Schlüssel nicht hat, kann niemanden mehr lesen, sobald die anderen zu ihm wechseln.</translation>
        </message>
        <message>
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <source>not told</source>
            <translation>nicht gesagt</translation>
        </message>
    </context>
    <context>
        <name>grapevine::models::KeyMatrix</name>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Antwort</translation>
        </message>
        <message>
            <source>In its words</source>
            <translation>In seinen Worten</translation>
        </message>
        <message>
            <source>Member</source>
            <translation>Mitglied</translation>
        </message>
        <message>
            <source>held</source>
            <translation>vorhanden</translation>
        </message>
        <message>
            <source>holds all</source>
            <translation>hat alle</translation>
        </message>
        <message>
            <source>lacks a key</source>
            <translation>einer fehlt</translation>
        </message>
        <message>
            <source>missing</source>
            <translation>fehlt</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>unbekannt</translation>
        </message>
        <message>
            <source>primary</source>
            <translation>primär</translation>
        </message>
        <message>
            <source>said no</source>
            <translation>sagte nein</translation>
        </message>
        <message>
            <source>said something</source>
            <translation>sagte etwas</translation>
        </message>
        <message>
            <source>silent</source>
            <translation>stumm</translation>
        </message>
    </context>
    <context>
        <name>grapevine::models::LeaderModel</name>
        <message>
            <source>%1: %2, %3</source>
            <translation>%1: %2, %3</translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) seen</source>
            <translation>
                <numerusform>%n Wechsel gesehen</numerusform>
                <numerusform>%n Wechsel gesehen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n claim it</source>
            <translation>
                <numerusform>%n will führen</numerusform>
                <numerusform>%n wollen führen</numerusform>
            </translation>
        </message>
        <message>
            <source>(no group named)</source>
            <translation>(keine Gruppe genannt)</translation>
        </message>
        <message>
            <source>Alive</source>
            <translation>Aktiv</translation>
        </message>
        <message numerus="yes">
            <source>Alive; of them %n tell a role</source>
            <translation>
                <numerusform>Aktiv; davon nennt %n eine Rolle</numerusform>
                <numerusform>Aktiv; davon nennen %n eine Rolle</numerusform>
            </translation>
        </message>
        <message>
            <source>Before: %1</source>
            <translation>Davor: %1</translation>
        </message>
        <message>
            <source>By the tags cluster, meta.serviceName, service and shard</source>
            <translation>Nach den Tags cluster, meta.serviceName, service und shard</translation>
        </message>
        <message>
            <source>Each of them is alive and says by a tag that it leads.</source>
            <translation>Jedes von ihnen ist aktiv und sagt mit einem Tag, dass es führt.</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>Gruppe</translation>
        </message>
        <message>
            <source>It was like this when we came, at %1</source>
            <translation>Es war schon so, als wir kamen, um %1</translation>
        </message>
        <message>
            <source>Leader</source>
            <translation>Wer führt</translation>
        </message>
        <message>
            <source>Leading</source>
            <translation>Führung</translation>
        </message>
        <message>
            <source>No tag of these members claims to lead; who leads may stand elsewhere.</source>
            <translation>Kein Tag dieser Mitglieder sagt, dass sie führen; wer führt, kann anderswo stehen.</translation>
        </message>
        <message>
            <source>Nobody of it is left; goes with the next re-sort.</source>
            <translation>Niemand von ihr ist noch da; verschwindet mit dem nächsten Sortieren.</translation>
        </message>
        <message>
            <source>Roles</source>
            <translation>Rollen</translation>
        </message>
        <message>
            <source>Seen since %1</source>
            <translation>Gesehen seit %1</translation>
        </message>
        <message>
            <source>Since</source>
            <translation>Seit</translation>
        </message>
        <message>
            <source>last: %1</source>
            <translation>zuletzt: %1</translation>
        </message>
        <message>
            <source>led</source>
            <translation>geführt</translation>
        </message>
        <message>
            <source>nobody leads</source>
            <translation>niemand führt</translation>
        </message>
        <message>
            <source>not told</source>
            <translation>nicht gesagt</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::KeyPanel</name>
        <message>
            <source>Ask again</source>
            <translation>Noch einmal fragen</translation>
        </message>
        <message>
            <source>Ask for the keys</source>
            <translation>Nach den Schlüsseln fragen</translation>
        </message>
        <message>
            <source>Asking …</source>
            <translation>Wird gefragt …</translation>
        </message>
        <message>
            <source>Join as observer …</source>
            <translation>Als Beobachter beitreten …</translation>
        </message>
        <message>
            <source>Keys, and who would be cut off</source>
            <translation>Schlüssel, und wer abgeschnitten würde</translation>
        </message>
        <message>
            <source>Members and the keys they hold</source>
            <translation>Mitglieder und die Schlüssel, die sie haben</translation>
        </message>
        <message>
            <source>Show among the members</source>
            <translation>Unter den Mitgliedern zeigen</translation>
        </message>
        <message>
            <source>asked %1 ago</source>
            <translation>vor %1 gefragt</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::KeyTableView</name>
        <message>
            <source>Columns</source>
            <translation>Spalten</translation>
        </message>
        <message>
            <source>Copy cell</source>
            <translation>Zelle kopieren</translation>
        </message>
        <message>
            <source>Copy rows as a table</source>
            <translation>Zeilen als Tabelle kopieren</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::LeaderPanel</name>
        <message numerus="yes">
            <source>%n group(s) that nobody leads any more</source>
            <translation>
                <numerusform>%n Gruppe, die niemand mehr führt</numerusform>
                <numerusform>%n Gruppen, die niemand mehr führt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n group(s) with more than one leader</source>
            <translation>
                <numerusform>%n Gruppe mit mehr als einem, der führt</numerusform>
                <numerusform>%n Gruppen mit mehr als einem, der führt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) without ep.raft do not count</source>
            <translation>
                <numerusform>%n Mitglied ohne ep.raft zählt nicht</numerusform>
                <numerusform>%n Mitglieder ohne ep.raft zählen nicht</numerusform>
            </translation>
        </message>
        <message>
            <source>As far as tags tell; times are since we looked</source>
            <translation>Soweit die Tags es sagen; Zeiten, seit wir zusehen</translation>
        </message>
        <message>
            <source>Groups of members and their leaders</source>
            <translation>Gruppen von Mitgliedern, und wer sie führt</translation>
        </message>
        <message>
            <source>Leaders and roles</source>
            <translation>Führung und Rollen</translation>
        </message>
        <message>
            <source>No tag tells of a leader or a role. Those that would: role, raft, state, leader, primary, master.</source>
            <translation>Kein Tag sagt etwas von Führung oder Rollen. Solche wären: role, raft, state, leader, primary, master.</translation>
        </message>
        <message>
            <source>Re-sort (%1)</source>
            <translation>Neu sortieren (%1)</translation>
        </message>
        <message numerus="yes">
            <source>Re-sort, %n row(s) out of place</source>
            <translation>
                <numerusform>Neu sortieren, %n Zeile am falschen Platz</numerusform>
                <numerusform>Neu sortieren, %n Zeilen am falschen Platz</numerusform>
            </translation>
        </message>
        <message>
            <source>Show its leaders among the members</source>
            <translation>Wer führt, unter den Mitgliedern zeigen</translation>
        </message>
        <message>
            <source>These members belong to a Raft group, which keeps its leader out of the tags.</source>
            <translation>Diese Mitglieder gehören zu einer Raft-Gruppe; wer sie führt, steht nicht in den Tags.</translation>
        </message>
    </context>
    <context>
        <name>Views</name>
        <message numerus="yes">
            <source>%n alive</source>
            <translation>
                <numerusform>%n lebt</numerusform>
                <numerusform>%n leben</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more group(s)</source>
            <translation>
                <numerusform>%n weitere Gruppe</numerusform>
                <numerusform>%n weitere Gruppen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n clusters that do not know each other</source>
            <translation>
                <numerusform>%n Cluster, das kein anderes kennt</numerusform>
                <numerusform>%n Cluster, die einander nicht kennen</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 sees nobody but itself</source>
            <translation>%1 sieht niemanden außer sich selbst</translation>
        </message>
        <message numerus="yes">
            <source>%n groups that see only themselves</source>
            <translation>
                <numerusform>%n Gruppe, die nur sich selbst sieht</numerusform>
                <numerusform>%n Gruppen, die nur sich selbst sehen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 alone accuses %n member(s)</source>
            <translation>
                <numerusform>%1 allein verdächtigt %n Mitglied</numerusform>
                <numerusform>%1 allein verdächtigt %n Mitglieder</numerusform>
            </translation>
        </message>
        <message>
            <source>It accuses %1; %2 call them alive. The accuser or its own link is the likelier cause.</source>
            <translation>Verdächtigt werden %1; für %2 leben sie. Eher liegt es am Ankläger oder an seiner eigenen Verbindung.</translation>
        </message>
        <message>
            <source>The disagreement follows the tag %1</source>
            <translation>Die Uneinigkeit folgt dem Tag %1</translation>
        </message>
        <message>
            <source>%1 %2 accuses %3; everybody else asked (%4) calls it alive. The way between them is the likelier cause.</source>
            <translation>%1 %2 verdächtigt %3; für alle anderen Befragten (%4) lebt es. Eher liegt es am Weg dazwischen.</translation>
        </message>
        <message>
            <source>Accused by %1; %2.</source>
            <translation>Verdächtigt von %1; %2.</translation>
        </message>
        <message>
            <source>nobody else asked calls it alive</source>
            <translation>für niemanden sonst lebt es</translation>
        </message>
        <message>
            <source>alive to %1</source>
            <translation>lebendig für %1</translation>
        </message>
        <message>
            <source>It answers us itself, so it runs: its link or its UDP is the likelier cause.</source>
            <translation>Uns antwortet es selbst, es läuft also: Eher liegt es an seiner Verbindung oder an UDP.</translation>
        </message>
        <message>
            <source>It did not answer us either.</source>
            <translation>Auch uns hat es nicht geantwortet.</translation>
        </message>
        <message numerus="yes">
            <source>%1 is accused by %n member(s)</source>
            <translation>
                <numerusform>%1 wird von %n Mitglied verdächtigt</numerusform>
                <numerusform>%1 wird von %n Mitgliedern verdächtigt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) unheard of by some</source>
            <translation>
                <numerusform>Von %n Mitglied wissen manche nichts</numerusform>
                <numerusform>Von %n Mitgliedern wissen manche nichts</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 not listed by %2; alive to %3.</source>
            <translation>%1 fehlt bei %2; lebendig für %3.</translation>
        </message>
        <message numerus="yes">
            <source>%1 and %n more</source>
            <translation>
                <numerusform>%1 und %n weiteres</numerusform>
                <numerusform>%1 und %n weitere</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>und %n weiteres</numerusform>
                <numerusform>und %n weitere</numerusform>
            </translation>
        </message>
        <message>
            <source>no answer</source>
            <translation>keine Antwort</translation>
        </message>
        <message>
            <source>not listed</source>
            <translation>nicht gelistet</translation>
        </message>
        <message>
            <source>alive</source>
            <translation>lebt</translation>
        </message>
        <message>
            <source>suspect</source>
            <translation>verdächtigt</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>ausgefallen</translation>
        </message>
        <message>
            <source>left</source>
            <translation>gegangen</translation>
        </message>
        <message>
            <source>%1 has said nothing of %2: it was not asked, or did not answer</source>
            <translation>%1 hat nichts über %2 gesagt: nicht gefragt, oder ohne Antwort</translation>
        </message>
        <message>
            <source>%1 does not list %2, asked %3 ago</source>
            <translation>%1 führt %2 nicht, gefragt vor %3</translation>
        </message>
        <message>
            <source>%1 remembers just the name of %2 (%3), asked %4 ago</source>
            <translation>%1 kennt von %2 nur noch den Namen (%3), gefragt vor %4</translation>
        </message>
        <message>
            <source>%1 says %2 is %3 (incarnation %4), asked %5 ago</source>
            <translation>%1 sagt über %2: %3 (Inkarnation %4), gefragt vor %5</translation>
        </message>
        <message numerus="yes">
            <source>%n member(s) asked %1 ago agree about all %2</source>
            <translation>
                <numerusform>%n Mitglied, gefragt vor %1, ist sich über alle %2 einig</numerusform>
                <numerusform>%n Mitglieder, gefragt vor %1, sind sich über alle %2 einig</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n connection(s), about %1, %2</source>
            <translation>
                <numerusform>%n Verbindung, etwa %1, %2</numerusform>
                <numerusform>%n Verbindungen, etwa %1, %2</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n asked</source>
            <translation>
                <numerusform>%1 von %n gefragt</numerusform>
                <numerusform>%1 von %n gefragt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n did not answer</source>
            <translation>
                <numerusform>%n ohne Antwort</numerusform>
                <numerusform>%n ohne Antwort</numerusform>
            </translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>abgebrochen</translation>
        </message>
        <message>
            <source>the link was lost meanwhile</source>
            <translation>die Verbindung ging dabei verloren</translation>
        </message>
        <message numerus="yes">
            <source>a sample, %n left out</source>
            <translation>
                <numerusform>eine Stichprobe, %n ausgelassen</numerusform>
                <numerusform>eine Stichprobe, %n ausgelassen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n name(s) nobody but itself, as an observer does</source>
            <translation>
                <numerusform>%n Mitglied nennt nur sich selbst, wie ein Beobachter</numerusform>
                <numerusform>%n Mitglieder nennen nur sich selbst, wie Beobachter</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n too old to compare</source>
            <translation>
                <numerusform>%n zu alt zum Vergleichen</numerusform>
                <numerusform>%n zu alt zum Vergleichen</numerusform>
            </translation>
        </message>
        <message>
            <source>We do not know %1</source>
            <translation>Wir kennen %1 nicht</translation>
        </message>
        <message>
            <source>We hold %1 for %2 (incarnation %3)</source>
            <translation>Wir halten %1 für: %2 (Inkarnation %3)</translation>
        </message>
    </context>
    <context>
        <name>grapevine::models::ViewMatrixModel</name>
        <message>
            <source>%1, asked %2 ago</source>
            <translation>%1, gefragt vor %2</translation>
        </message>
        <message>
            <source>%1: names nobody but itself, as an observer does; not compared</source>
            <translation>%1: nennt nur sich selbst, wie ein Beobachter; wird nicht verglichen</translation>
        </message>
        <message>
            <source>%1: too long ago to be compared</source>
            <translation>%1: zu lange her, um verglichen zu werden</translation>
        </message>
        <message>
            <source>we</source>
            <translation>wir</translation>
        </message>
        <message>
            <source>We, as the observer %1: what Grapevine's own table says now. It does not count among those asked.</source>
            <translation>Wir, als Beobachter %1: was Grapevines eigene Tabelle jetzt sagt. Sie zählt nicht zu den Gefragten.</translation>
        </message>
    </context>
    <context>
        <name>MatrixHooks</name>
        <message numerus="yes">
            <source>They disagree about %n member(s)</source>
            <translation>
                <numerusform>Sie sind sich über %n Mitglied uneins</numerusform>
                <numerusform>Sie sind sich über %n Mitglieder uneins</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::MatrixView</name>
        <message>
            <source>Who says what: a row for each member, a column for each asked</source>
            <translation>Wer sagt was: eine Zeile je Mitglied, eine Spalte je Befragtem</translation>
        </message>
        <message>
            <source>Copy the matrix as a table</source>
            <translation>Matrix als Tabelle kopieren</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::MatrixLegend</name>
        <message>
            <source>Legend</source>
            <translation>Legende</translation>
        </message>
        <message>
            <source>most say otherwise</source>
            <translation>die meisten sagen anderes</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::PatternList</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>und %n weiteres</numerusform>
                <numerusform>und %n weitere</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::MatrixMessage</name>
        <message>
            <source>Message</source>
            <translation>Meldung</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::MatrixTools</name>
        <message>
            <source>Disputed only</source>
            <translation>Nur Strittige</translation>
        </message>
        <message>
            <source>Every 30 s</source>
            <translation>Alle 30 s</translation>
        </message>
        <message>
            <source>Filter: db zone=c</source>
            <translation>Filter: db zone=c</translation>
        </message>
        <message>
            <source>Rows stay where they are until you sort</source>
            <translation>Zeilen bleiben, wo sie sind, bis Sie sortieren</translation>
        </message>
        <message>
            <source>Hides members about whom all say the same</source>
            <translation>Blendet Mitglieder aus, über die alle dasselbe sagen</translation>
        </message>
        <message>
            <source>Asks again by itself, 30 s after the last round ended, or ten times as long as it took</source>
            <translation>Fragt von selbst wieder, 30 s nach dem Ende der letzten Runde, oder zehnmal so lange, wie sie gedauert hat</translation>
        </message>
        <message>
            <source>Re-sort (%1)</source>
            <translation>Neu sortieren (%1)</translation>
        </message>
        <message numerus="yes">
            <source>Re-sort, %n row(s) or column(s) out of place</source>
            <translation>
                <numerusform>Neu sortieren, %n Zeile oder Spalte am falschen Platz</numerusform>
                <numerusform>Neu sortieren, %n Zeilen oder Spalten am falschen Platz</numerusform>
            </translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Abbrechen</translation>
        </message>
        <message numerus="yes">
            <source>Ask %n member(s)</source>
            <translation>
                <numerusform>%n Mitglied fragen</numerusform>
                <numerusform>%n Mitglieder fragen</numerusform>
            </translation>
        </message>
        <message>
            <source>Ask everybody</source>
            <translation>Alle fragen</translation>
        </message>
        <message>
            <source>Asks no further; what was said stays</source>
            <translation>Fragt nicht weiter; was gesagt wurde, bleibt</translation>
        </message>
        <message>
            <source>Costs %1; changes nothing over there</source>
            <translation>Kostet %1; ändert dort nichts</translation>
        </message>
        <message>
            <source>Not asked</source>
            <translation>Nicht gefragt</translation>
        </message>
        <message>
            <source>Asking …</source>
            <translation>Frage …</translation>
        </message>
        <message numerus="yes">
            <source>%n heard so far</source>
            <translation>
                <numerusform>%n bisher gehört</numerusform>
                <numerusform>%n bisher gehört</numerusform>
            </translation>
        </message>
        <message>
            <source>Looked at one after the other, as the link does anyway</source>
            <translation>Eines nach dem anderen angesehen, wie es die Verbindung ohnehin tut</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::MatrixPlace</name>
        <message>
            <source>Filter</source>
            <translation>Filtern</translation>
        </message>
        <message>
            <source>Not available this way</source>
            <translation>So nicht verfügbar</translation>
        </message>
        <message>
            <source>An agent's RPC tells what that one agent says and nobody else, and several clusters cannot be compared. Look at one cluster from outside, or join it.</source>
            <translation>Die RPC eines Agenten erzählt nur, was dieser eine Agent sagt, und mehrere Cluster lassen sich nicht vergleichen. Sehen Sie ein Cluster von außen an, oder treten Sie bei.</translation>
        </message>
        <message>
            <source>Nobody to compare with</source>
            <translation>Niemand zum Vergleichen</translation>
        </message>
        <message>
            <source>It takes two members to disagree, and fewer are known.</source>
            <translation>Uneins sein können nur zwei, und so viele sind nicht bekannt.</translation>
        </message>
        <message>
            <source>What does each member say of each other?</source>
            <translation>Was sagt jedes Mitglied über jedes andere?</translation>
        </message>
        <message>
            <source>Grapevine asks every member from outside, one after the other, and shows where they disagree: a torn network looks different from a dead member. Nothing changes over there: no new member, no event. It costs %1.</source>
            <translation>Grapevine fragt jedes Mitglied von außen, eines nach dem anderen, und zeigt, wo sie uneins sind: Ein zerrissenes Netz sieht anders aus als ein totes Mitglied. Dort ändert sich nichts: kein neues Mitglied, kein Ereignis. Es kostet %1.</translation>
        </message>
        <message>
            <source>Ask everybody</source>
            <translation>Alle fragen</translation>
        </message>
        <message>
            <source>Asking …</source>
            <translation>Frage …</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>No row matches the filter</source>
            <translation>Keine Zeile passt zum Filter</translation>
        </message>
        <message>
            <source>Clear the filter</source>
            <translation>Filter leeren</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>Alle zeigen</translation>
        </message>
    </context>
    <context>
        <name>PlaceBadges</name>
        <message numerus="yes">
            <source>%n failed or suspect</source>
            <translation>
                <numerusform>%n ausgefallen oder verdächtig</numerusform>
                <numerusform>%n ausgefallen oder verdächtig</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to look at</source>
            <translation>
                <numerusform>%n zum Ansehen</numerusform>
                <numerusform>%n zum Ansehen</numerusform>
            </translation>
        </message>
        <message>
            <source>A message is sent again and again</source>
            <translation>Eine Nachricht wird immer wieder gesendet</translation>
        </message>
    </context>
    <context>
        <name>Bounds</name>
        <message>
            <source>Timeline entries on their way to the window</source>
            <translation>Zeitleisten-Einträge auf dem Weg zum Fenster</translation>
        </message>
        <message>
            <source>What members say of each other, on its way to the window</source>
            <translation>Was Mitglieder voneinander sagen, auf dem Weg zum Fenster</translation>
        </message>
        <message>
            <source>Outcomes of commands on their way to the window</source>
            <translation>Ausgänge von Befehlen auf dem Weg zum Fenster</translation>
        </message>
        <message>
            <source>Acks and answers on their way to the window</source>
            <translation>Bestätigungen und Antworten auf dem Weg zum Fenster</translation>
        </message>
        <message>
            <source>Accusations on their way to the window</source>
            <translation>Beschuldigungen auf dem Weg zum Fenster</translation>
        </message>
        <message>
            <source>Lines of an agent's log on their way to the window</source>
            <translation>Zeilen aus dem Log eines Agenten auf dem Weg zum Fenster</translation>
        </message>
        <message>
            <source>TCP connections open at once</source>
            <translation>TCP-Verbindungen zugleich</translation>
        </message>
        <message>
            <source>Bytes written to one connection and not yet taken</source>
            <translation>Bytes, die eine Verbindung noch nicht abgenommen hat</translation>
        </message>
        <message>
            <source>Datagrams thrown away after a standstill, in one go</source>
            <translation>Nach einem Stillstand auf einmal verworfene Datagramme</translation>
        </message>
        <message>
            <source>What comes for a frozen member of the demo</source>
            <translation>Was für ein eingefrorenes Demo-Mitglied kommt</translation>
        </message>
        <message>
            <source>Datagrams slowed down by the demo</source>
            <translation>Von der Demo gebremste Datagramme</translation>
        </message>
        <message>
            <source>Ends of the demo's acts that nobody has taken</source>
            <translation>Ausgänge von Demo-Schritten, die niemand abgeholt hat</translation>
        </message>
        <message>
            <source>Pings that wait for their answer</source>
            <translation>Pings, die auf Antwort warten</translation>
        </message>
        <message>
            <source>Members asked at once</source>
            <translation>Zugleich gefragte Mitglieder</translation>
        </message>
        <message>
            <source>Addresses asked at once</source>
            <translation>Zugleich gefragte Adressen</translation>
        </message>
        <message>
            <source>Names of members whose picture was merged, for their number</source>
            <translation>Namen von Mitgliedern, deren Bild übernommen wurde, zum Zählen</translation>
        </message>
        <message>
            <source>Connections that others have open to us</source>
            <translation>Verbindungen, die andere zu uns offen haben</translation>
        </message>
        <message>
            <source>The same from one address</source>
            <translation>Dasselbe von einer Adresse</translation>
        </message>
        <message>
            <source>Members known</source>
            <translation>Bekannte Mitglieder</translation>
        </message>
        <message>
            <source>Names of members, past ones too</source>
            <translation>Namen von Mitgliedern, auch früheren</translation>
        </message>
        <message>
            <source>Pings under way on behalf of others</source>
            <translation>Pings im Auftrag anderer</translation>
        </message>
        <message>
            <source>Members heard last, for a rejoin</source>
            <translation>Zuletzt gehörte Mitglieder, für einen Wiederbeitritt</translation>
        </message>
        <message>
            <source>Accusers of one suspect</source>
            <translation>Beschuldiger eines Verdächtigen</translation>
        </message>
        <message>
            <source>Members known from answers</source>
            <translation>Aus Antworten bekannte Mitglieder</translation>
        </message>
        <message>
            <source>Members asked in turn</source>
            <translation>Reihum gefragte Mitglieder</translation>
        </message>
        <message>
            <source>User events of one answer</source>
            <translation>Ereignisse aus einer Antwort</translation>
        </message>
        <message>
            <source>Members that an agent told of</source>
            <translation>Mitglieder, die ein Agent nannte</translation>
        </message>
        <message>
            <source>Clashes of names already told</source>
            <translation>Schon gemeldete Namenskonflikte</translation>
        </message>
        <message>
            <source>Members whose coming and going is remembered</source>
            <translation>Mitglieder, deren Kommen und Gehen gemerkt wird</translation>
        </message>
        <message>
            <source>Accusations not yet taken</source>
            <translation>Noch nicht abgeholte Beschuldigungen</translation>
        </message>
        <message>
            <source>Members with accusers remembered</source>
            <translation>Mitglieder mit gemerkten Beschuldigern</translation>
        </message>
        <message>
            <source>Accusers told of one member</source>
            <translation>Genannte Beschuldiger eines Mitglieds</translation>
        </message>
        <message>
            <source>Words of one round of asking everybody's view</source>
            <translation>Aussagen einer Runde, in der alle nach ihrer Sicht gefragt werden</translation>
        </message>
        <message>
            <source>Members asked for their view in one round</source>
            <translation>In einer Runde nach ihrer Sicht gefragte Mitglieder</translation>
        </message>
        <message>
            <source>Events and queries heard while joining</source>
            <translation>Während des Beitritts gehörte Ereignisse und Abfragen</translation>
        </message>
        <message>
            <source>Different keys of one report</source>
            <translation>Verschiedene Schlüssel eines Berichts</translation>
        </message>
        <message>
            <source>Members in one report on keys</source>
            <translation>Mitglieder in einem Schlüsselbericht</translation>
        </message>
        <message>
            <source>Keys of one member's answer</source>
            <translation>Schlüssel in der Antwort eines Mitglieds</translation>
        </message>
        <message>
            <source>Events without room in the ring, known to be told</source>
            <translation>Ereignisse ohne Platz im Ring, die schon gemeldet sind</translation>
        </message>
        <message>
            <source>User events, queries and replies not yet taken</source>
            <translation>Noch nicht abgeholte Ereignisse, Abfragen und Antworten</translation>
        </message>
        <message>
            <source>The newest of them, once there are too many</source>
            <translation>Die neuesten davon, sobald es zu viele sind</translation>
        </message>
        <message>
            <source>Messages to be sent, not yet taken</source>
            <translation>Zu sendende Nachrichten, noch nicht abgeholt</translation>
        </message>
        <message>
            <source>Reconnects to be tried, not yet taken</source>
            <translation>Anstehende Wiederverbindungen, noch nicht abgeholt</translation>
        </message>
        <message>
            <source>Open queries of others</source>
            <translation>Offene Abfragen anderer</translation>
        </message>
        <message>
            <source>Relays of one answer</source>
            <translation>Weiterleitungen einer Antwort</translation>
        </message>
        <message>
            <source>Queries refused a moment ago</source>
            <translation>Eben erst abgelehnte Abfragen</translation>
        </message>
        <message>
            <source>Our own open queries</source>
            <translation>Eigene offene Abfragen</translation>
        </message>
        <message>
            <source>Our own ended queries whose late answers are known</source>
            <translation>Eigene beendete Abfragen, deren späte Antworten noch erkannt werden</translation>
        </message>
        <message>
            <source>Replies told of one query</source>
            <translation>Gemeldete Antworten einer Abfrage</translation>
        </message>
        <message>
            <source>Bytes of the answers to one query</source>
            <translation>Bytes der Antworten auf eine Abfrage</translation>
        </message>
        <message>
            <source>Repliers whom nobody expected</source>
            <translation>Antwortende, die niemand erwartete</translation>
        </message>
        <message>
            <source>Members whose coordinates are remembered</source>
            <translation>Mitglieder, deren Koordinaten gemerkt werden</translation>
        </message>
        <message>
            <source>Events and queries sent within a minute</source>
            <translation>In einer Minute gesendete Ereignisse und Abfragen</translation>
        </message>
        <message>
            <source>Lines of the log whose record is still to come</source>
            <translation>Log-Zeilen, deren Datensatz noch aussteht</translation>
        </message>
        <message>
            <source>Queries heard, so that none is told twice</source>
            <translation>Gehörte Abfragen, damit keine zweimal gemeldet wird</translation>
        </message>
        <message>
            <source>Records that came before the first list</source>
            <translation>Datensätze vor der ersten Liste</translation>
        </message>
        <message>
            <source>Queries open through an agent</source>
            <translation>Über einen Agenten offene Abfragen</translation>
        </message>
        <message>
            <source>Names remembered of one query through an agent</source>
            <translation>Gemerkte Namen einer Abfrage über einen Agenten</translation>
        </message>
        <message>
            <source>Requests open to an agent</source>
            <translation>Offene Anfragen an einen Agenten</translation>
        </message>
        <message>
            <source>Services of one member</source>
            <translation>Dienste eines Mitglieds</translation>
        </message>
        <message>
            <source>Groups whose leaders are remembered</source>
            <translation>Gruppen, deren Leiter gemerkt werden</translation>
        </message>
        <message>
            <source>Cells of the matrix of views</source>
            <translation>Zellen der Sichtenmatrix</translation>
        </message>
        <message>
            <source>Members whose changes are being drawn together</source>
            <translation>Mitglieder, deren Änderungen gerade zusammengefasst werden</translation>
        </message>
        <message>
            <source>Events being drawn together</source>
            <translation>Ereignisse, die gerade zusammengefasst werden</translation>
        </message>
        <message>
            <source>Lines of the timeline</source>
            <translation>Zeilen der Zeitleiste</translation>
        </message>
        <message>
            <source>Bytes of what those lines tell</source>
            <translation>Bytes dessen, was diese Zeilen erzählen</translation>
        </message>
        <message>
            <source>Full pictures in the timeline that keep their members</source>
            <translation>Gesamtbilder der Zeitleiste, die ihre Mitglieder behalten</translation>
        </message>
        <message>
            <source>Changes remembered of one member</source>
            <translation>Gemerkte Wechsel eines Mitglieds</translation>
        </message>
        <message>
            <source>Flaps remembered of one member</source>
            <translation>Gemerktes Flattern eines Mitglieds</translation>
        </message>
        <message>
            <source>Members whose facts the timeline remembers</source>
            <translation>Mitglieder, deren Angaben sich die Zeitleiste merkt</translation>
        </message>
        <message>
            <source>Rows of vanished members, until the next sorting</source>
            <translation>Zeilen verschwundener Mitglieder bis zum nächsten Sortieren</translation>
        </message>
        <message>
            <source>Names that the palette finds</source>
            <translation>Namen, die die Palette findet</translation>
        </message>
        <message>
            <source>Events and queries sent, with their answers</source>
            <translation>Gesendete Ereignisse und Abfragen mit ihren Antworten</translation>
        </message>
        <message>
            <source>Those of them sent by repeating</source>
            <translation>Davon durch Wiederholen gesendete</translation>
        </message>
        <message>
            <source>Bytes of all their answers</source>
            <translation>Bytes aller ihrer Antworten</translation>
        </message>
        <message>
            <source>Members whose replies to one query are kept</source>
            <translation>Mitglieder, deren Antworten auf eine Abfrage bleiben</translation>
        </message>
        <message>
            <source>Repeated queries that are waited for</source>
            <translation>Wiederholte Abfragen, auf die gewartet wird</translation>
        </message>
        <message>
            <source>Steps of the overview's curves</source>
            <translation>Schritte der Kurven in der Übersicht</translation>
        </message>
        <message>
            <source>Members of one incident that are known by name</source>
            <translation>Namentlich bekannte Mitglieder eines Vorfalls</translation>
        </message>
        <message>
            <source>Results of probes from this desk</source>
            <translation>Ergebnisse von Proben von diesem Rechner</translation>
        </message>
        <message>
            <source>Last changes in the overview</source>
            <translation>Letzte Änderungen in der Übersicht</translation>
        </message>
        <message>
            <source>Endpoints that wait to be probed</source>
            <translation>Endpunkte, die auf eine Probe warten</translation>
        </message>
        <message>
            <source>Lines handed to a second view of a cluster</source>
            <translation>Zeilen für eine zweite Ansicht eines Clusters</translation>
        </message>
        <message>
            <source>Clusters open at once</source>
            <translation>Zugleich offene Cluster</translation>
        </message>
        <message>
            <source>Windows</source>
            <translation>Fenster</translation>
        </message>
        <message>
            <source>Different internal errors</source>
            <translation>Verschiedene interne Fehler</translation>
        </message>
        <message>
            <source>Stalls of the window, with their stacks</source>
            <translation>Stillstände des Fensters mit ihren Stapeln</translation>
        </message>
        <message>
            <source>Lines of the log</source>
            <translation>Zeilen des Logs</translation>
        </message>
        <message>
            <source>Moments that a click on a notice leads to</source>
            <translation>Momente, zu denen ein Klick auf eine Meldung führt</translation>
        </message>
        <message>
            <source>Notices on the desktop whose click is understood</source>
            <translation>Meldungen auf dem Desktop, deren Klick verstanden wird</translation>
        </message>
        <message>
            <source>Clusters that are only to be looked at</source>
            <translation>Cluster, die nur angesehen werden sollen</translation>
        </message>
        <message>
            <source>Profiles</source>
            <translation>Profile</translation>
        </message>
        <message>
            <source>Addresses remembered for the start page</source>
            <translation>Für die Startseite gemerkte Adressen</translation>
        </message>
        <message>
            <source>To the window</source>
            <translation>Zum Fenster</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>Netz</translation>
        </message>
        <message>
            <source>Events and queries</source>
            <translation>Ereignisse und Abfragen</translation>
        </message>
        <message>
            <source>An agent's RPC</source>
            <translation>RPC eines Agenten</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>Fenster</translation>
        </message>
        <message>
            <source>Program</source>
            <translation>Programm</translation>
        </message>
        <message>
            <source>Members</source>
            <translation>Mitglieder</translation>
        </message>
        <message>
            <source>Messages about members, waiting to be told</source>
            <translation>Nachrichten über Mitglieder, die noch zu sagen sind</translation>
        </message>
        <message>
            <source>Events already told, from answers</source>
            <translation>Schon gemeldete Ereignisse aus Antworten</translation>
        </message>
        <message>
            <source>Joins and leaves, waiting to be told</source>
            <translation>Beitritte und Austritte, die noch zu sagen sind</translation>
        </message>
        <message>
            <source>Events, waiting to be told</source>
            <translation>Ereignisse, die noch zu sagen sind</translation>
        </message>
        <message>
            <source>Queries, waiting to be told</source>
            <translation>Abfragen, die noch zu sagen sind</translation>
        </message>
        <message>
            <source>Names heard of before their member</source>
            <translation>Namen, die vor ihrem Mitglied gehört wurden</translation>
        </message>
        <message>
            <source>Events of one Lamport time</source>
            <translation>Ereignisse einer Lamport-Zeit</translation>
        </message>
        <message>
            <source>Bytes of the events remembered</source>
            <translation>Bytes der gemerkten Ereignisse</translation>
        </message>
        <message>
            <source>Queries of one Lamport time</source>
            <translation>Abfragen einer Lamport-Zeit</translation>
        </message>
        <message>
            <source>Names learned by looking from outside after a membership</source>
            <translation>Namen, die beim Blick von außen nach einer Mitgliedschaft bekannt wurden</translation>
        </message>
    </context>
    <context>
        <name>Diagnostics</name>
        <message>
            <source>Nobody tells how much it holds.</source>
            <translation>Niemand sagt, wie viel darin ist.</translation>
        </message>
        <message>
            <source>What finds no room here is not counted.</source>
            <translation>Was hier keinen Platz findet, wird nicht gezählt.</translation>
        </message>
        <message>
            <source>%1: %2, at most %3, lost %4</source>
            <translation>%1: %2, höchstens %3, verloren %4</translation>
        </message>
        <message>
            <source>%1: %2, at most %3</source>
            <translation>%1: %2, höchstens %3</translation>
        </message>
        <message>
            <source>the oldest gives way</source>
            <translation>das Älteste weicht</translation>
        </message>
        <message>
            <source>what is new is lost</source>
            <translation>Neues geht verloren</translation>
        </message>
        <message>
            <source>it is refused</source>
            <translation>es wird abgelehnt</translation>
        </message>
        <message>
            <source>the rest is left away</source>
            <translation>der Rest bleibt weg</translation>
        </message>
        <message>
            <source>the rest waits</source>
            <translation>der Rest wartet</translation>
        </message>
        <message>
            <source>a sample stands for all</source>
            <translation>eine Stichprobe steht für alle</translation>
        </message>
        <message>
            <source>Area</source>
            <translation>Bereich</translation>
        </message>
        <message>
            <source>What is bounded</source>
            <translation>Was begrenzt ist</translation>
        </message>
        <message>
            <source>Cluster</source>
            <translation>Cluster</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Jetzt</translation>
        </message>
        <message>
            <source>At most</source>
            <translation>Höchstens</translation>
        </message>
        <message>
            <source>Lost</source>
            <translation>Verloren</translation>
        </message>
        <message>
            <source>When it is full</source>
            <translation>Wenn es voll ist</translation>
        </message>
        <message>
            <source>Counter</source>
            <translation>Zähler</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>Lasted</source>
            <translation>Dauer</translation>
        </message>
        <message>
            <source>In</source>
            <translation>Worin</translation>
        </message>
        <message>
            <source>nobody knows where</source>
            <translation>niemand weiß, wo</translation>
        </message>
        <message>
            <source>stood still for %1 at %2</source>
            <translation>stand %1 lang still, um %2</translation>
        </message>
        <message>
            <source>First</source>
            <translation>Zuerst</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Wo</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <source>Times</source>
            <translation>Anzahl</translation>
        </message>
        <message>
            <source>network</source>
            <translation>Netz</translation>
        </message>
        <message>
            <source>window</source>
            <translation>Fenster</translation>
        </message>
        <message>
            <source>The window never stood still.</source>
            <translation>Das Fenster stand nie still.</translation>
        </message>
        <message numerus="yes">
            <source>The window stood still %n time(s), for %1 at most.</source>
            <translation>
                <numerusform>Das Fenster stand %n Mal still, höchstens %1 lang.</numerusform>
                <numerusform>Das Fenster stand %n Mal still, höchstens %1 lang.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The network side of %1 stood still %n time(s).</source>
            <translation>
                <numerusform>Die Netzseite von %1 stand %n Mal still.</numerusform>
                <numerusform>Die Netzseite von %1 stand %n Mal still.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The network side stood still %n time(s).</source>
            <translation>
                <numerusform>Die Netzseite stand %n Mal still.</numerusform>
                <numerusform>Die Netzseite stand %n Mal still.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The whole program was stopped from outside %n time(s); that is not counted.</source>
            <translation>
                <numerusform>Das ganze Programm wurde %n Mal von außen angehalten; das zählt nicht.</numerusform>
                <numerusform>Das ganze Programm wurde %n Mal von außen angehalten; das zählt nicht.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n internal error(s)</source>
            <translation>
                <numerusform>%n interner Fehler</numerusform>
                <numerusform>%n interne Fehler</numerusform>
            </translation>
        </message>
        <message>
            <source>Lost %1: %2 (at most %3)</source>
            <translation>Verloren %1: %2 (höchstens %3)</translation>
        </message>
    </context>
    <context>
        <name>LogLevel</name>
        <message>
            <source>error</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <source>warning</source>
            <translation>Warnung</translation>
        </message>
        <message>
            <source>info</source>
            <translation>Info</translation>
        </message>
        <message>
            <source>debug</source>
            <translation>Debug</translation>
        </message>
        <message>
            <source>trace</source>
            <translation>Spur</translation>
        </message>
    </context>
    <context>
        <name>grapevine::models::LogModel</name>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>Level</source>
            <translation>Stufe</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Zeile</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::DiagnosticsPane</name>
        <message>
            <source>Find in: %1</source>
            <translation>Suchen in: %1</translation>
        </message>
        <message>
            <source>find a word</source>
            <translation>ein Wort suchen</translation>
        </message>
        <message>
            <source>Copy rows</source>
            <translation>Zeilen kopieren</translation>
        </message>
        <message numerus="yes">
            <source>None of %n row(s) holds this.</source>
            <translation>
                <numerusform>Die %n Zeile enthält das nicht.</numerusform>
                <numerusform>Keine von %n Zeilen enthält das.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s)</source>
            <translation>
                <numerusform>%n Zeile</numerusform>
                <numerusform>%n Zeilen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n row(s)</source>
            <translation>
                <numerusform>%1 von %n Zeile</numerusform>
                <numerusform>%1 von %n Zeilen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n lost something</source>
            <translation>
                <numerusform>%n mit Verlusten</numerusform>
                <numerusform>%n mit Verlusten</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::StallPane</name>
        <message>
            <source>Stalls</source>
            <translation>Stillstände</translation>
        </message>
        <message>
            <source>The window has reacted within a quarter of a second ever since it was opened.</source>
            <translation>Das Fenster hat bisher immer innerhalb einer Viertelsekunde reagiert.</translation>
        </message>
        <message>
            <source>Copy stack</source>
            <translation>Stapel kopieren</translation>
        </message>
        <message>
            <source>Where it stood, innermost first</source>
            <translation>Wo es stand, das Innerste zuerst</translation>
        </message>
        <message>
            <source>It was over before it could be looked at, or did not answer.</source>
            <translation>Er war vorbei, bevor er zu sehen war, oder antwortete nicht.</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::LogPane</name>
        <message>
            <source>Log</source>
            <translation>Log</translation>
        </message>
        <message>
            <source>How grave</source>
            <translation>Wie schwer</translation>
        </message>
        <message>
            <source>all lines</source>
            <translation>alle Zeilen</translation>
        </message>
        <message>
            <source>warnings and errors</source>
            <translation>Warnungen und Fehler</translation>
        </message>
        <message>
            <source>errors</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <source>Find in the log</source>
            <translation>Im Log suchen</translation>
        </message>
        <message>
            <source>find a word</source>
            <translation>ein Wort suchen</translation>
        </message>
        <message>
            <source>Copy lines</source>
            <translation>Zeilen kopieren</translation>
        </message>
        <message>
            <source>Go on following</source>
            <translation>Weiter folgen</translation>
        </message>
        <message>
            <source>Nothing was logged yet.</source>
            <translation>Noch wurde nichts protokolliert.</translation>
        </message>
        <message numerus="yes">
            <source>None of %n line(s) is like this.</source>
            <translation>
                <numerusform>%n Zeile passt nicht.</numerusform>
                <numerusform>Keine von %n Zeilen passt.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n Zeile</numerusform>
                <numerusform>%n Zeilen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n line(s)</source>
            <translation>
                <numerusform>%1 von %n Zeile</numerusform>
                <numerusform>%1 von %n Zeilen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n older one(s) gave way</source>
            <translation>
                <numerusform>%n ältere ist gewichen</numerusform>
                <numerusform>%n ältere sind gewichen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::DiagnosticsPage</name>
        <message>
            <source>Diagnostics</source>
            <translation>Diagnose</translation>
        </message>
        <message>
            <source>Back (Esc)</source>
            <translation>Zurück (Esc)</translation>
        </message>
        <message>
            <source>Copy summary</source>
            <translation>Kurzfassung kopieren</translation>
        </message>
        <message>
            <source>Versions, what was lost, stalls and errors, in a few lines</source>
            <translation>Versionen, Verluste, Stillstände und Fehler in wenigen Zeilen</translation>
        </message>
        <message>
            <source>Save bundle …</source>
            <translation>Bündel speichern …</translation>
        </message>
        <message>
            <source>All of this in one file, without keys</source>
            <translation>All das in einer Datei, ohne Schlüssel</translation>
        </message>
        <message>
            <source>Bounds and queues</source>
            <translation>Grenzen und Warteschlangen</translation>
        </message>
        <message>
            <source>Nothing is told of queues and tables here.</source>
            <translation>Von Warteschlangen und Tabellen ist hier nichts bekannt.</translation>
        </message>
        <message>
            <source>Counters</source>
            <translation>Zähler</translation>
        </message>
        <message>
            <source>Counters come with a cluster: none is open.</source>
            <translation>Zähler kommen mit einem Cluster: keiner ist offen.</translation>
        </message>
        <message>
            <source>Internal errors</source>
            <translation>Interne Fehler</translation>
        </message>
        <message>
            <source>No mistake of Grapevine's own has shown itself.</source>
            <translation>Kein eigener Fehler von Grapevine hat sich gezeigt.</translation>
        </message>
        <message>
            <source>About this session</source>
            <translation>Über diese Sitzung</translation>
        </message>
        <message>
            <source>Nothing is known of this session.</source>
            <translation>Von dieser Sitzung ist nichts bekannt.</translation>
        </message>
        <message>
            <source>Parts of the diagnostics</source>
            <translation>Teile der Diagnose</translation>
        </message>
        <message>
            <source>Stalls</source>
            <translation>Stillstände</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>Log</translation>
        </message>
    </context>
    <context>
        <name>DiagnosticsHooks</name>
        <message>
            <source>Diagnostics</source>
            <translation>Diagnose</translation>
        </message>
        <message>
            <source>How Grapevine itself does: bounds, stalls, its log</source>
            <translation>Wie es Grapevine selbst geht: Grenzen, Stillstände, sein Log</translation>
        </message>
    </context>
    <context>
        <name>SessionFacts</name>
        <message>
            <source>Grapevine</source>
            <translation>Grapevine</translation>
        </message>
        <message>
            <source>Build</source>
            <translation>Gebaut mit</translation>
        </message>
        <message>
            <source>Qt</source>
            <translation>Qt</translation>
        </message>
        <message>
            <source>System</source>
            <translation>System</translation>
        </message>
        <message>
            <source>Screen</source>
            <translation>Bildschirm</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Started at</source>
            <translation>Gestartet um</translation>
        </message>
        <message>
            <source>Running for</source>
            <translation>Läuft seit</translation>
        </message>
        <message>
            <source>Threads</source>
            <translation>Threads</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>Speicher</translation>
        </message>
    </context>
    <context>
        <name>ProfileExchange</name>
        <message>
            <source>All files (*)</source>
            <translation>Alle Dateien (*)</translation>
        </message>
        <message>
            <source>Profiles (*%1)</source>
            <translation>Profile (*%1)</translation>
        </message>
        <message>
            <source>Export a profile</source>
            <translation>Ein Profil weitergeben</translation>
        </message>
        <message>
            <source>Import a profile</source>
            <translation>Ein Profil übernehmen</translation>
        </message>
        <message numerus="yes">
            <source>There are %n profiles already; remove one first.</source>
            <translation>
                <numerusform>Es gibt schon %n Profil; entfernen Sie zuerst eines.</numerusform>
                <numerusform>Es gibt schon %n Profile; entfernen Sie zuerst eines.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ProfileFile</name>
        <message>
            <source>Its rules for services cannot be used. %1</source>
            <translation>Ihre Regeln für Dienste sind nicht zu gebrauchen. %1</translation>
        </message>
        <message>
            <source>That is no file.</source>
            <translation>Das ist keine Datei.</translation>
        </message>
        <message>
            <source>The file cannot be read.</source>
            <translation>Die Datei kann nicht gelesen werden.</translation>
        </message>
        <message>
            <source>The file cannot be written.</source>
            <translation>Die Datei kann nicht geschrieben werden.</translation>
        </message>
        <message>
            <source>The file is JSON, but no profile of Grapevine's.</source>
            <translation>Die Datei ist JSON, aber kein Profil von Grapevine.</translation>
        </message>
        <message>
            <source>The file is damaged: it is no JSON from byte %1 on.</source>
            <translation>Die Datei ist beschädigt: Ab Byte %1 ist sie kein JSON.</translation>
        </message>
        <message>
            <source>The file is damaged: it is no JSON.</source>
            <translation>Die Datei ist beschädigt: Sie ist kein JSON.</translation>
        </message>
        <message>
            <source>The file is no profile: lists stand too deep in each other.</source>
            <translation>Die Datei ist kein Profil: Listen stehen zu tief ineinander.</translation>
        </message>
        <message>
            <source>The file is too large: a profile has at most %1.</source>
            <translation>Die Datei ist zu groß: Ein Profil hat höchstens %1.</translation>
        </message>
        <message>
            <source>The label is too long, or holds letters that cannot be shown: %1</source>
            <translation>Das Label ist zu lang oder enthält Zeichen, die sich nicht zeigen lassen: %1</translation>
        </message>
        <message>
            <source>The profile has no name.</source>
            <translation>Das Profil hat keinen Namen.</translation>
        </message>
        <message>
            <source>The profile names more than %1 addresses.</source>
            <translation>Das Profil nennt mehr als %1 Adressen.</translation>
        </message>
        <message>
            <source>The profile names no address.</source>
            <translation>Das Profil nennt keine Adresse.</translation>
        </message>
        <message>
            <source>The profile was written by a newer Grapevine (format %1).</source>
            <translation>Das Profil hat ein neueres Grapevine geschrieben (Format %1).</translation>
        </message>
        <message>
            <source>The profile's name holds letters that cannot be shown: %1</source>
            <translation>Der Name des Profils enthält Zeichen, die sich nicht zeigen lassen: %1</translation>
        </message>
        <message>
            <source>The profile's name is longer than %1 bytes.</source>
            <translation>Der Name des Profils ist länger als %1 Bytes.</translation>
        </message>
        <message>
            <source>There is no such file.</source>
            <translation>Es gibt keine solche Datei.</translation>
        </message>
        <message>
            <source>What stands under “%1” is not of the kind it has to be.</source>
            <translation>Was unter „%1“ steht, ist nicht von der Art, die es sein muss.</translation>
        </message>
        <message>
            <source>“%1” is no address.</source>
            <translation>„%1“ ist keine Adresse.</translation>
        </message>
    </context>
    <context>
        <name>RulesChange</name>
        <message>
            <source>Rule %1 (“%2”): %3</source>
            <translation>Regel %1 („%2“): %3</translation>
        </message>
        <message>
            <source>Rule %1: %2</source>
            <translation>Regel %1: %2</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>und %n weitere</numerusform>
                <numerusform>und %n weitere</numerusform>
            </translation>
        </message>
        <message>
            <source>becomes another: %1</source>
            <translation>wird eine andere: %1</translation>
        </message>
        <message>
            <source>goes: %1</source>
            <translation>fällt weg: %1</translation>
        </message>
        <message>
            <source>is new: %1</source>
            <translation>ist neu: %1</translation>
        </message>
        <message>
            <source>the others stand in another order</source>
            <translation>die übrigen stehen in anderer Reihenfolge</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::AppearanceSection</name>
        <message>
            <source>All of the chosen member, beside the place.</source>
            <translation>Alles über das gewählte Mitglied, neben dem Ort.</translation>
        </message>
        <message>
            <source>Appearance and language</source>
            <translation>Aussehen und Sprache</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>Farben</translation>
        </message>
        <message>
            <source>Compact</source>
            <translation>Eng</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>Everything is written anew at once. What you look at stays open.</source>
            <translation>Alles wird sofort neu geschrieben. Was Sie ansehen, bleibt offen.</translation>
        </message>
        <message>
            <source>How high they are. A profile keeps its own.</source>
            <translation>Wie hoch sie sind. Ein Profil merkt sich seine eigene Höhe.</translation>
        </message>
        <message>
            <source>How much happened when, below every place.</source>
            <translation>Wie viel wann geschah, unter jedem Ort.</translation>
        </message>
        <message>
            <source>Icons without names: more room for rows.</source>
            <translation>Zeichen ohne Namen: mehr Platz für Zeilen.</translation>
        </message>
        <message>
            <source>Inspector</source>
            <translation>Inspektor</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Light, dark, or as the system has them.</source>
            <translation>Hell, dunkel oder wie beim System.</translation>
        </message>
        <message>
            <source>Normal</source>
            <translation>Normal</translation>
        </message>
        <message>
            <source>Roomy</source>
            <translation>Weit</translation>
        </message>
        <message>
            <source>Rows of the members’ table</source>
            <translation>Zeilen der Mitgliedertabelle</translation>
        </message>
        <message>
            <source>Sidebar folded</source>
            <translation>Seitenleiste eingeklappt</translation>
        </message>
        <message>
            <source>System</source>
            <translation>System</translation>
        </message>
        <message>
            <source>Time strip</source>
            <translation>Zeitstreifen</translation>
        </message>
        <message>
            <source>density compact roomy height spacing</source>
            <translation>Dichte eng weit Höhe Abstand</translation>
        </message>
        <message>
            <source>details side panel dock</source>
            <translation>Einzelheiten Seite Leiste</translation>
        </message>
        <message>
            <source>places icons narrow</source>
            <translation>Orte Zeichen schmal</translation>
        </message>
        <message>
            <source>theme night dark mode contrast</source>
            <translation>Thema Nacht Dunkelmodus Kontrast</translation>
        </message>
        <message>
            <source>timeline history density</source>
            <translation>Zeitleiste Verlauf Dichte</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::ConductSection</name>
        <message numerus="yes">
            <source>%n act(s) have keys of your own choice.</source>
            <translation>
                <numerusform>%n Handlung hat selbst gewählte Tasten.</numerusform>
                <numerusform>%n Handlungen haben selbst gewählte Tasten.</numerusform>
            </translation>
        </message>
        <message>
            <source>A letter alone does something over a list. Off, it is left to a screen reader; every act has another way.</source>
            <translation>Ein Buchstabe allein tut über einer Liste etwas. Abgeschaltet bleibt er einem Vorleseprogramm; jede Handlung hat einen anderen Weg.</translation>
        </message>
        <message>
            <source>All keys …</source>
            <translation>Alle Tasten …</translation>
        </message>
        <message>
            <source>Change keys</source>
            <translation>Tasten ändern</translation>
        </message>
        <message>
            <source>Change …</source>
            <translation>Ändern …</translation>
        </message>
        <message>
            <source>Desktop notices</source>
            <translation>Hinweise auf dem Schreibtisch</translation>
        </message>
        <message>
            <source>Every act has the key it comes with.</source>
            <translation>Jede Handlung hat die Taste, mit der sie kommt.</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
        <message>
            <source>Letters as keys</source>
            <translation>Buchstaben als Tasten</translation>
        </message>
        <message>
            <source>Notices and keys</source>
            <translation>Hinweise und Tasten</translation>
        </message>
        <message>
            <source>One word on the desktop for each incident, while you look elsewhere.</source>
            <translation>Ein Wort auf dem Schreibtisch für jeden Vorfall, während Sie woanders hinsehen.</translation>
        </message>
        <message>
            <source>The next demo comes with tasks, one at a time.</source>
            <translation>Die nächste Demo kommt mit Aufgaben, eine nach der anderen.</translation>
        </message>
        <message>
            <source>Walk through the demo</source>
            <translation>Rundgang durch die Demo</translation>
        </message>
        <message>
            <source>coach tour tutorial help</source>
            <translation>Anleitung Einführung Hilfe Begleiter</translation>
        </message>
        <message>
            <source>notifications alerts popup</source>
            <translation>Benachrichtigungen Meldungen Alarm</translation>
        </message>
        <message>
            <source>shortcuts accessibility single key</source>
            <translation>Tastenkürzel Barrierefreiheit einzelne Taste</translation>
        </message>
        <message>
            <source>shortcuts keyboard hotkeys bindings</source>
            <translation>Tastenkürzel Tastatur Belegung</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::KeptSection</name>
        <message numerus="yes">
            <source>%n filter(s), behind “Filters” over the members.</source>
            <translation>
                <numerusform>%n Filter, hinter „Filter“ über den Mitgliedern.</numerusform>
                <numerusform>%n Filter, hinter „Filter“ über den Mitgliedern.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n template(s), in the menu beside the form of “Ask”.</source>
            <translation>
                <numerusform>%n Vorlage, im Menü neben dem Formular von „Fragen“.</numerusform>
                <numerusform>%n Vorlagen, im Menü neben dem Formular von „Fragen“.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n rule(s) of your own find services in the members’ tags.</source>
            <translation>
                <numerusform>%n eigene Regel findet Dienste in den Tags der Mitglieder.</numerusform>
                <numerusform>%n eigene Regeln finden Dienste in den Tags der Mitglieder.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n rule(s) that Grapevine comes with find services in the members’ tags.</source>
            <translation>
                <numerusform>%n Regel, die Grapevine mitbringt, findet Dienste in den Tags der Mitglieder.</numerusform>
                <numerusform>%n Regeln, die Grapevine mitbringt, finden Dienste in den Tags der Mitglieder.</numerusform>
            </translation>
        </message>
        <message>
            <source>Edit rules</source>
            <translation>Regeln bearbeiten</translation>
        </message>
        <message>
            <source>Edit saved filters</source>
            <translation>Gespeicherte Filter bearbeiten</translation>
        </message>
        <message>
            <source>Edit message templates</source>
            <translation>Nachrichtenvorlagen bearbeiten</translation>
        </message>
        <message>
            <source>Edit …</source>
            <translation>Bearbeiten …</translation>
        </message>
        <message>
            <source>Filters, templates and rules</source>
            <translation>Filter, Vorlagen und Regeln</translation>
        </message>
        <message>
            <source>None yet: the menu beside the form of “Ask” saves what is written there.</source>
            <translation>Noch keine: Das Menü neben dem Formular von „Fragen“ speichert, was dort steht.</translation>
        </message>
        <message>
            <source>None yet: “Save this filter” stands behind “Filters” over the members.</source>
            <translation>Noch keiner: „Diesen Filter speichern“ steht hinter „Filter“ über den Mitgliedern.</translation>
        </message>
        <message>
            <source>Rules for services</source>
            <translation>Regeln für Dienste</translation>
        </message>
        <message>
            <source>Saved filters</source>
            <translation>Gespeicherte Filter</translation>
        </message>
        <message>
            <source>Message templates</source>
            <translation>Nachrichtenvorlagen</translation>
        </message>
        <message>
            <source>search members expressions</source>
            <translation>Suche Mitglieder Ausdrücke</translation>
        </message>
        <message>
            <source>tags endpoints zones catalogue</source>
            <translation>Tags Endpunkte Zonen Katalog</translation>
        </message>
        <message>
            <source>messages queries events ask</source>
            <translation>Nachrichten Anfragen Ereignisse Fragen</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::ProfileImportDialog</name>
        <message>
            <source>Addresses</source>
            <translation>Adressen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>Übernehmen</translation>
        </message>
        <message>
            <source>Import a profile</source>
            <translation>Ein Profil übernehmen</translation>
        </message>
        <message>
            <source>Its rules for services are the same as yours.</source>
            <translation>Seine Regeln für Dienste sind dieselben wie Ihre.</translation>
        </message>
        <message>
            <source>Keep both: call this one “%1”</source>
            <translation>Beide behalten: dieses „%1“ nennen</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Schlüssel</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>Label</translation>
        </message>
        <message>
            <source>Left out, as this version does not know it: %1.</source>
            <translation>Weggelassen, da diese Version es nicht kennt: %1.</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Production</source>
            <translation>Produktion</translation>
        </message>
        <message>
            <source>Put it in the place of yours</source>
            <translation>Ihres durch dieses ersetzen</translation>
        </message>
        <message>
            <source>Use its rules for services, for all clusters</source>
            <translation>Seine Regeln für Dienste verwenden, für alle Cluster</translation>
        </message>
        <message>
            <source>You have another profile of that name.</source>
            <translation>Sie haben ein anderes Profil dieses Namens.</translation>
        </message>
        <message>
            <source>Your own rules would be gone: keep them in a profile's file first if you want them back.</source>
            <translation>Ihre eigenen Regeln wären weg: Bewahren Sie sie zuerst in der Datei eines Profils auf, wenn Sie sie wiederhaben wollen.</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keiner</translation>
        </message>
        <message>
            <source>wanted: you are asked for it when you look</source>
            <translation>nötig: Sie werden beim Ansehen danach gefragt</translation>
        </message>
        <message>
            <source>yes: a mistake there costs</source>
            <translation>ja: ein Fehler ist dort teuer</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::ProfilesSection</name>
        <message>
            <source>A colleague's profile: addresses and rules for services, never a key. It can be dropped on the window as well.</source>
            <translation>Das Profil einer Kollegin: Adressen und Regeln für Dienste, nie ein Schlüssel. Man kann es auch auf das Fenster ziehen.</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Delete %1</source>
            <translation>%1 löschen</translation>
        </message>
        <message>
            <source>Edit %1</source>
            <translation>%1 bearbeiten</translation>
        </message>
        <message>
            <source>Edit …</source>
            <translation>Bearbeiten …</translation>
        </message>
        <message>
            <source>Export %1</source>
            <translation>%1 weitergeben</translation>
        </message>
        <message>
            <source>Export …</source>
            <translation>Weitergeben …</translation>
        </message>
        <message>
            <source>From a file</source>
            <translation>Aus einer Datei</translation>
        </message>
        <message>
            <source>Have %1 back</source>
            <translation>%1 wiederhaben</translation>
        </message>
        <message>
            <source>Import a profile from a file</source>
            <translation>Ein Profil aus einer Datei übernehmen</translation>
        </message>
        <message>
            <source>Import …</source>
            <translation>Übernehmen …</translation>
        </message>
        <message>
            <source>Look</source>
            <translation>Ansehen</translation>
        </message>
        <message>
            <source>Look at %1</source>
            <translation>%1 ansehen</translation>
        </message>
        <message>
            <source>No profile yet</source>
            <translation>Noch kein Profil</translation>
        </message>
        <message>
            <source>PRODUCTION</source>
            <translation>PRODUKTION</translation>
        </message>
        <message>
            <source>Profiles</source>
            <translation>Profile</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Zurücknehmen</translation>
        </message>
        <message>
            <source>Until another is deleted or Grapevine ends.</source>
            <translation>Bis ein anderes gelöscht wird oder Grapevine endet.</translation>
        </message>
        <message>
            <source>asks for a key</source>
            <translation>fragt nach einem Schlüssel</translation>
        </message>
        <message>
            <source>export share rename delete</source>
            <translation>Export teilen umbenennen löschen</translation>
        </message>
        <message>
            <source>import share load colleague</source>
            <translation>Import teilen laden Kollege</translation>
        </message>
        <message>
            <source>label %1</source>
            <translation>Label %1</translation>
        </message>
        <message>
            <source>“%1” is deleted</source>
            <translation>„%1“ ist gelöscht</translation>
        </message>
        <message>
            <source>“Save as profile” stands in the menu beside a cluster's name.</source>
            <translation>„Als Profil speichern“ steht im Menü neben dem Namen eines Clusters.</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::SettingsFileSection</name>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Copy the path of the settings</source>
            <translation>Den Pfad der Einstellungen kopieren</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Nowhere: neither XDG_CONFIG_HOME nor HOME says where. They hold until Grapevine ends.</source>
            <translation>Nirgends: Weder XDG_CONFIG_HOME noch HOME sagt, wo. Sie gelten, bis Grapevine endet.</translation>
        </message>
        <message>
            <source>One file for you alone, which holds no key. It can be copied to another computer.</source>
            <translation>Eine Datei für Sie allein, ohne Schlüssel. Man kann sie auf einen anderen Rechner kopieren.</translation>
        </message>
        <message>
            <source>Where settings lie</source>
            <translation>Wo Einstellungen liegen</translation>
        </message>
        <message>
            <source>path folder backup json config</source>
            <translation>Pfad Ordner Sicherung json Konfiguration</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::SettingsPage</name>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Back (Esc)</source>
            <translation>Zurück (Esc)</translation>
        </message>
        <message>
            <source>No setting is about “%1”.</source>
            <translation>Keine Einstellung handelt von „%1“.</translation>
        </message>
        <message>
            <source>Search settings</source>
            <translation>Einstellungen durchsuchen</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Show all settings</source>
            <translation>Alle Einstellungen zeigen</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::SettingsRow</name>
        <message>
            <source>Back to how it is by default</source>
            <translation>Zurück zur Voreinstellung</translation>
        </message>
        <message>
            <source>Default</source>
            <translation>Voreinstellung</translation>
        </message>
        <message>
            <source>Default: %1</source>
            <translation>Voreinstellung: %1</translation>
        </message>
    </context>
    <context>
        <name>AgentImport</name>
        <message>
            <source>An agent knows no setting “%1”, and would not start.</source>
            <translation>Ein Agent kennt keine Einstellung „%1“ und würde nicht starten.</translation>
        </message>
        <message>
            <source>It is JSON, but no configuration.</source>
            <translation>Es ist JSON, aber keine Konfiguration.</translation>
        </message>
        <message>
            <source>It is no JSON: see byte %1.</source>
            <translation>Es ist kein JSON: siehe Byte %1.</translation>
        </message>
        <message>
            <source>It says nothing.</source>
            <translation>Es steht nichts darin.</translation>
        </message>
        <message>
            <source>That is far more than an agent's configuration has.</source>
            <translation>Das ist weit mehr, als die Konfiguration eines Agenten hat.</translation>
        </message>
        <message>
            <source>The file cannot be read.</source>
            <translation>Die Datei lässt sich nicht lesen.</translation>
        </message>
        <message>
            <source>What “%1” says is of another kind than an agent takes there.</source>
            <translation>Was bei „%1“ steht, ist von anderer Art, als ein Agent es dort nimmt.</translation>
        </message>
        <message>
            <source>a name for the profile</source>
            <translation>ein Name für das Profil</translation>
        </message>
        <message>
            <source>asked for the members</source>
            <translation>wird nach den Mitgliedern gefragt</translation>
        </message>
        <message>
            <source>cannot be used</source>
            <translation>nicht zu gebrauchen</translation>
        </message>
        <message>
            <source>for grapevine-cli --rpc-auth-file; not read here</source>
            <translation>für grapevine-cli --rpc-auth-file; hier nicht gelesen</translation>
        </message>
        <message>
            <source>for grapevine-cli --rpc; not saved here</source>
            <translation>für grapevine-cli --rpc; hier nicht gespeichert</translation>
        </message>
        <message>
            <source>ignored</source>
            <translation>ohne Belang</translation>
        </message>
        <message>
            <source>the gossip key, by its fingerprint</source>
            <translation>der Gossip-Schlüssel, als Fingerabdruck</translation>
        </message>
        <message>
            <source>the gossip keys lie there</source>
            <translation>dort liegen die Gossip-Schlüssel</translation>
        </message>
    </context>
    <context>
        <name>SealedKeys</name>
        <message>
            <source>Another Grapevine is writing the file of sealed keys.</source>
            <translation>Ein anderes Grapevine schreibt gerade die Datei der versiegelten Schlüssel.</translation>
        </message>
        <message>
            <source>No passphrase was given.</source>
            <translation>Es wurde keine Passphrase genannt.</translation>
        </message>
        <message>
            <source>Others may read the file of sealed keys, or its folder: it is not used. The settings can fix that.</source>
            <translation>Andere dürfen die Datei der versiegelten Schlüssel oder ihren Ordner lesen: sie wird nicht benutzt. Die Einstellungen können das beheben.</translation>
        </message>
        <message>
            <source>That is not the passphrase.</source>
            <translation>Das ist nicht die Passphrase.</translation>
        </message>
        <message>
            <source>The file of sealed keys asks for more memory or time than a passphrase is worth: it is not used.</source>
            <translation>Die Datei der versiegelten Schlüssel verlangt mehr Speicher oder Zeit, als eine Passphrase wert ist: sie wird nicht benutzt.</translation>
        </message>
        <message>
            <source>The file of sealed keys cannot be read.</source>
            <translation>Die Datei der versiegelten Schlüssel lässt sich nicht lesen.</translation>
        </message>
        <message>
            <source>The file of sealed keys cannot be written.</source>
            <translation>Die Datei der versiegelten Schlüssel lässt sich nicht schreiben.</translation>
        </message>
        <message>
            <source>The file of sealed keys does not hold that key.</source>
            <translation>Die Datei der versiegelten Schlüssel enthält diesen Schlüssel nicht.</translation>
        </message>
        <message>
            <source>The file of sealed keys has no room for that.</source>
            <translation>Dafür ist in der Datei der versiegelten Schlüssel kein Platz.</translation>
        </message>
        <message>
            <source>The file of sealed keys is damaged.</source>
            <translation>Die Datei der versiegelten Schlüssel ist beschädigt.</translation>
        </message>
        <message>
            <source>The file of sealed keys wants its passphrase.</source>
            <translation>Die Datei der versiegelten Schlüssel verlangt ihre Passphrase.</translation>
        </message>
        <message>
            <source>The file of sealed keys was written by a newer Grapevine.</source>
            <translation>Die Datei der versiegelten Schlüssel stammt von einem neueren Grapevine.</translation>
        </message>
        <message>
            <source>The folder for sealed keys cannot be made.</source>
            <translation>Der Ordner für versiegelte Schlüssel lässt sich nicht anlegen.</translation>
        </message>
        <message>
            <source>The system gives no memory to work on sealed keys in.</source>
            <translation>Das System gibt keinen Speicher, um an versiegelten Schlüsseln zu arbeiten.</translation>
        </message>
        <message>
            <source>There is no file of sealed keys any more.</source>
            <translation>Die Datei der versiegelten Schlüssel gibt es nicht mehr.</translation>
        </message>
    </context>
    <context>
        <name>DesktopKeyring</name>
        <message>
            <source>The desktop's keyring does not answer.</source>
            <translation>Der Schlüsselbund der Arbeitsumgebung antwortet nicht.</translation>
        </message>
        <message>
            <source>No keyring of the desktop answers here.</source>
            <translation>Hier antwortet kein Schlüsselbund der Arbeitsumgebung.</translation>
        </message>
        <message>
            <source>The desktop's keyring denies access.</source>
            <translation>Der Schlüsselbund der Arbeitsumgebung verweigert den Zugriff.</translation>
        </message>
        <message>
            <source>The desktop's keyring does not hold that key.</source>
            <translation>Der Schlüsselbund der Arbeitsumgebung enthält diesen Schlüssel nicht.</translation>
        </message>
        <message>
            <source>The desktop's keyring says: %1</source>
            <translation>Der Schlüsselbund der Arbeitsumgebung sagt: %1</translation>
        </message>
        <message>
            <source>The desktop's keyring was not opened.</source>
            <translation>Der Schlüsselbund der Arbeitsumgebung wurde nicht geöffnet.</translation>
        </message>
        <message>
            <source>The system gives no memory to keep the key from.</source>
            <translation>Das System gibt keinen Speicher, um den Schlüssel aufzubewahren.</translation>
        </message>
        <message>
            <source>What the desktop's keyring holds under that name is no key.</source>
            <translation>Was der Schlüsselbund der Arbeitsumgebung unter diesem Namen enthält, ist kein Schlüssel.</translation>
        </message>
    </context>
    <context>
        <name>grapevine::gui::AgentImportDesk</name>
        <message>
            <source>A Serf agent's configuration</source>
            <translation>Konfiguration eines Serf-Agenten</translation>
        </message>
        <message>
            <source>Configurations (*.json);;All files (*)</source>
            <translation>Konfigurationen (*.json);;Alle Dateien (*)</translation>
        </message>
        <message>
            <source>Import a Serf agent's configuration</source>
            <translation>Konfiguration eines Serf-Agenten übernehmen</translation>
        </message>
        <message>
            <source>There is no room for another profile.</source>
            <translation>Für ein weiteres Profil ist kein Platz.</translation>
        </message>
    </context>
    <context>
        <name>grapevine::gui::ClusterDesk</name>
        <message>
            <source>%1 is left and closed, and no copy of its key stays in this program. Whoever opens it next gives the key again.</source>
            <translation>%1 wird verlassen und geschlossen, und keine Kopie des Schlüssels bleibt in diesem Programm. Wer den Cluster wieder öffnet, gibt den Schlüssel neu ein.</translation>
        </message>
        <message>
            <source>Forget and close</source>
            <translation>Vergessen und schließen</translation>
        </message>
        <message>
            <source>Forget the key</source>
            <translation>Schlüssel vergessen</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Schlüssel</translation>
        </message>
        <message>
            <source>The key is not kept: %1</source>
            <translation>Der Schlüssel wird nicht aufbewahrt: %1</translation>
        </message>
        <message>
            <source>The key is removed from where it is kept, too.</source>
            <translation>Auch dort, wo er aufbewahrt wird, wird der Schlüssel entfernt.</translation>
        </message>
        <message>
            <source>The key is still kept: %1</source>
            <translation>Der Schlüssel ist noch aufbewahrt: %1</translation>
        </message>
    </context>
    <context>
        <name>grapevine::gui::KeyKeeper</name>
        <message>
            <source>No key is kept for this profile, or not where it can be had now.</source>
            <translation>Für dieses Profil ist kein Schlüssel aufbewahrt, oder nicht dort, wo er jetzt zu haben wäre.</translation>
        </message>
        <message>
            <source>As many keys are kept as there is room for; forget one first.</source>
            <translation>Es sind so viele Schlüssel aufbewahrt, wie Platz haben; vergessen Sie erst einen.</translation>
        </message>
    </context>
    <context>
        <name>grapevine::gui::KeyRoom</name>
        <message>
            <source>Forget</source>
            <translation>Vergessen</translation>
        </message>
        <message>
            <source>Forget a key</source>
            <translation>Einen Schlüssel vergessen</translation>
        </message>
        <message>
            <source>Only you have rights to the sealed keys now.</source>
            <translation>Nur Sie haben jetzt Rechte an den versiegelten Schlüsseln.</translation>
        </message>
        <message>
            <source>The key of %1 is forgotten.</source>
            <translation>Der Schlüssel von %1 ist vergessen.</translation>
        </message>
        <message>
            <source>The key of %1 is removed from where it is kept. If that cluster is open, it is left and closed; whoever opens it next gives the key again.</source>
            <translation>Der Schlüssel von %1 wird dort entfernt, wo er aufbewahrt ist. Ist der Cluster offen, so wird er verlassen und geschlossen; wer ihn wieder öffnet, gibt den Schlüssel neu ein.</translation>
        </message>
        <message>
            <source>The passphrase is changed.</source>
            <translation>Die Passphrase ist geändert.</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Schlüssel</translation>
        </message>
        <message>
            <source>The key of %1 is kept in its new place, but it is still where it was kept before as well: %2</source>
            <translation>Der Schlüssel von %1 ist an seinem neuen Ort aufbewahrt, liegt aber auch noch dort, wo er vorher war: %2</translation>
        </message>
    </context>
    <context>
        <name>grapevine::gui::Program</name>
        <message>
            <source>The key is not kept: %1</source>
            <translation>Der Schlüssel wird nicht aufbewahrt: %1</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::AgentImportDialog</name>
        <message>
            <source>Addresses</source>
            <translation>Adressen</translation>
        </message>
        <message>
            <source>Another profile has that name.</source>
            <translation>Ein anderes Profil hat diesen Namen.</translation>
        </message>
        <message>
            <source>Becomes</source>
            <translation>Wird zu</translation>
        </message>
        <message>
            <source>Import a Serf agent's configuration</source>
            <translation>Konfiguration eines Serf-Agenten übernehmen</translation>
        </message>
        <message>
            <source>It names no address of a member: nobody can be asked.</source>
            <translation>Sie nennt keine Adresse eines Mitglieds: niemand lässt sich fragen.</translation>
        </message>
        <message>
            <source>Keep its key</source>
            <translation>Schlüssel aufbewahren</translation>
        </message>
        <message>
            <source>Name of the profile</source>
            <translation>Name des Profils</translation>
        </message>
        <message>
            <source>Profile</source>
            <translation>Profil</translation>
        </message>
        <message>
            <source>Read the gossip keys from its keyring file</source>
            <translation>Die Gossip-Schlüssel aus seiner Schlüsselbunddatei lesen</translation>
        </message>
        <message>
            <source>Save and look</source>
            <translation>Speichern und ansehen</translation>
        </message>
        <message>
            <source>Says</source>
            <translation>Sagt</translation>
        </message>
        <message>
            <source>Setting</source>
            <translation>Einstellung</translation>
        </message>
        <message>
            <source>The name is too long.</source>
            <translation>Der Name ist zu lang.</translation>
        </message>
        <message>
            <source>What %1 says, and what becomes of it. Nothing is saved yet.</source>
            <translation>Was %1 sagt, und was daraus wird. Noch ist nichts gespeichert.</translation>
        </message>
        <message>
            <source>What the configuration says</source>
            <translation>Was die Konfiguration sagt</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::KeepingBox</name>
        <message>
            <source>Keep the key</source>
            <translation>Schlüssel aufbewahren</translation>
        </message>
        <message>
            <source>for this session only</source>
            <translation>nur für diese Sitzung</translation>
        </message>
        <message>
            <source>in a file sealed with a passphrase</source>
            <translation>in einer mit Passphrase versiegelten Datei</translation>
        </message>
        <message>
            <source>in a sealed file (there is no folder for it)</source>
            <translation>in einer versiegelten Datei (es gibt keinen Ordner dafür)</translation>
        </message>
        <message>
            <source>in the desktop's keyring</source>
            <translation>im Schlüsselbund der Arbeitsumgebung</translation>
        </message>
        <message>
            <source>in the desktop's keyring (none is running)</source>
            <translation>im Schlüsselbund der Arbeitsumgebung (keiner läuft)</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::KeptKeysSection</name>
        <message>
            <source>%1 (no profile any more)</source>
            <translation>%1 (kein Profil mehr)</translation>
        </message>
        <message>
            <source>%1 asks for more memory or time than a passphrase is worth. It is not used.</source>
            <translation>%1 verlangt mehr Speicher oder Zeit, als eine Passphrase wert ist. Die Datei wird nicht benutzt.</translation>
        </message>
        <message>
            <source>%1 cannot be read.</source>
            <translation>%1 lässt sich nicht lesen.</translation>
        </message>
        <message>
            <source>%1 is damaged: its keys have to be given again. It is put aside, not overwritten, when the next key is kept.</source>
            <translation>%1 ist beschädigt: die Schlüssel darin müssen neu eingegeben werden. Die Datei wird beiseitegelegt, nicht überschrieben, wenn der nächste Schlüssel aufbewahrt wird.</translation>
        </message>
        <message>
            <source>%1 was written by a newer Grapevine.</source>
            <translation>%1 stammt von einem neueren Grapevine.</translation>
        </message>
        <message>
            <source>Change the passphrase …</source>
            <translation>Passphrase ändern …</translation>
        </message>
        <message>
            <source>Fix</source>
            <translation>Beheben</translation>
        </message>
        <message>
            <source>Forget</source>
            <translation>Vergessen</translation>
        </message>
        <message>
            <source>Forget the key of %1</source>
            <translation>Den Schlüssel von %1 vergessen</translation>
        </message>
        <message>
            <source>Kept keys</source>
            <translation>Aufbewahrte Schlüssel</translation>
        </message>
        <message>
            <source>No key is kept. Where a cluster's key is entered, or its profile is saved, it can be.</source>
            <translation>Kein Schlüssel ist aufbewahrt. Wo der Schlüssel eines Clusters eingegeben oder sein Profil gespeichert wird, lässt sich das wählen.</translation>
        </message>
        <message>
            <source>No keyring of the desktop answers here.</source>
            <translation>Hier antwortet kein Schlüsselbund der Arbeitsumgebung.</translation>
        </message>
        <message>
            <source>Others on this computer may read %1, or its folder. It is not used until that is over.</source>
            <translation>Andere auf diesem Rechner dürfen %1 oder den Ordner lesen. Solange das so ist, wird die Datei nicht benutzt.</translation>
        </message>
        <message>
            <source>Sealed keys are kept in %1.</source>
            <translation>Versiegelte Schlüssel liegen in %1.</translation>
        </message>
        <message>
            <source>Take the rights of others away</source>
            <translation>Anderen die Rechte nehmen</translation>
        </message>
        <message>
            <source>The desktop's keyring is there.</source>
            <translation>Der Schlüsselbund der Arbeitsumgebung ist da.</translation>
        </message>
        <message>
            <source>What stands for the key: its fingerprint.</source>
            <translation>Was für den Schlüssel steht: sein Fingerabdruck.</translation>
        </message>
        <message>
            <source>desktop's keyring</source>
            <translation>Schlüsselbund</translation>
        </message>
        <message>
            <source>sealed file</source>
            <translation>versiegelte Datei</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::PassphraseDialog</name>
        <message>
            <source>A passphrase for the kept keys</source>
            <translation>Eine Passphrase für die aufbewahrten Schlüssel</translation>
        </message>
        <message>
            <source>All keys in %1 are sealed anew. Copies of the file made before keep the passphrase they had.</source>
            <translation>Alle Schlüssel in %1 werden neu versiegelt. Frühere Kopien der Datei behalten die Passphrase, die sie hatten.</translation>
        </message>
        <message numerus="yes">
            <source>At least %n characters.</source>
            <translation>
                <numerusform>Mindestens %n Zeichen.</numerusform>
                <numerusform>Mindestens %n Zeichen.</numerusform>
            </translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Ändern</translation>
        </message>
        <message>
            <source>Change the passphrase</source>
            <translation>Passphrase ändern</translation>
        </message>
        <message>
            <source>Keys are kept in %1, sealed with a passphrase. Nobody can open them without it, and it cannot be found again.</source>
            <translation>Schlüssel liegen in %1, mit einer Passphrase versiegelt. Ohne sie kann niemand sie öffnen, und wiederfinden lässt sie sich nicht.</translation>
        </message>
        <message>
            <source>New passphrase</source>
            <translation>Neue Passphrase</translation>
        </message>
        <message>
            <source>Once more</source>
            <translation>Noch einmal</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>Passphrase</translation>
        </message>
        <message>
            <source>Passphrase for the kept keys</source>
            <translation>Passphrase der aufbewahrten Schlüssel</translation>
        </message>
        <message>
            <source>Seal</source>
            <translation>Versiegeln</translation>
        </message>
        <message>
            <source>That is not the passphrase.</source>
            <translation>Das ist nicht die Passphrase.</translation>
        </message>
        <message>
            <source>The keys in %1 are sealed. Their passphrase is asked for once, until Grapevine is closed.</source>
            <translation>Die Schlüssel in %1 sind versiegelt. Nach ihrer Passphrase wird einmal gefragt, bis Grapevine beendet wird.</translation>
        </message>
        <message>
            <source>The two are not the same.</source>
            <translation>Die beiden sind nicht gleich.</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::SecretLineEdit</name>
        <message>
            <source>Clear</source>
            <translation>Leeren</translation>
        </message>
        <message>
            <source>Paste</source>
            <translation>Einfügen</translation>
        </message>
    </context>
    <context>
        <name>grapevine::widgets::SecretsSection</name>
        <message>
            <source>Keys</source>
            <translation>Schlüssel</translation>
        </message>
        <message>
            <source>Kept keys</source>
            <translation>Aufbewahrte Schlüssel</translation>
        </message>
        <message>
            <source>Of encrypted clusters, by profile: in the desktop's keyring, or in a file sealed with a passphrase. Only their fingerprints are shown.</source>
            <translation>Von verschlüsselten Clustern, je Profil: im Schlüsselbund der Arbeitsumgebung oder in einer mit einer Passphrase versiegelten Datei. Gezeigt werden nur ihre Fingerabdrücke.</translation>
        </message>
        <message>
            <source>encryption secret passphrase keyring forget</source>
            <comment>to be found by</comment>
            <translation>verschlüsselung geheimnis passphrase schlüsselbund vergessen</translation>
        </message>
    </context>
    <context>
        <name>RunOffer</name>
        <message>
            <source>No other query was sent yet</source>
            <translation>Noch keine andere Anfrage gesendet</translation>
        </message>
    </context>
</TS>
