#include "ui/widgets/act_spec.h"

#include <QCoreApplication>

namespace grapevine::widgets {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Acts", text);
}

QList<QKeySequence> keys(std::initializer_list<const char*> words)
{
    QList<QKeySequence> list;
    for (const char* word : words)
        list.append(QKeySequence(QString::fromLatin1(word), QKeySequence::PortableText));
    return list;
}

/// Adds the acts of one heading.
class Heading {
public:
    Heading(std::vector<ActSpec>& acts, ActGroup group)
        : m_acts(acts)
        , m_group(group)
    {
    }

    ActSpec& add(const char* id, const char* title, std::initializer_list<const char*> words = {},
                 ActScope scope = ActScope::Window)
    {
        m_acts.push_back({.id = QString::fromLatin1(id),
                          .group = m_group,
                          .scope = scope,
                          .title = say(title),
                          .keys = keys(words)});
        return m_acts.back();
    }

    /// Too grave for a letter alone.
    void addGuarded(const char* id, const char* title,
                    std::initializer_list<const char*> words = {},
                    ActScope scope = ActScope::Window)
    {
        add(id, title, words, scope).guarded = true;
    }

    void addFixed(const char* id, const char* title, std::initializer_list<const char*> words,
                  ActScope scope)
    {
        add(id, title, words, scope).fixed = true;
    }

private:
    std::vector<ActSpec>& m_acts;
    ActGroup m_group;
};

void addGoing(std::vector<ActSpec>& acts)
{
    Heading going(acts, ActGroup::Going);
    going.add("palette", QT_TRANSLATE_NOOP("Acts", "Find anything, do anything"), {"Ctrl+K"});
    going.add("keys.show", QT_TRANSLATE_NOOP("Acts", "All keys"), {"F1", "?"});
    going.add("keys.change", QT_TRANSLATE_NOOP("Acts", "Change keys …"));
    going.add("settings", QT_TRANSLATE_NOOP("Acts", "Settings"), {"Ctrl+,"});
    going.add("find", QT_TRANSLATE_NOOP("Acts", "Filter what is shown"), {"Ctrl+F", "/"});
    going.addFixed("back", QT_TRANSLATE_NOOP("Acts", "One step back"), {"Esc"}, ActScope::Window);
    going.add("menu", QT_TRANSLATE_NOOP("Acts", "Menu"), {"F10"});
    going.addGuarded("quit", QT_TRANSLATE_NOOP("Acts", "Close the window"), {"Ctrl+Q"});

    for (const auto place : kAllPlaces) {
        const auto digit = QString::number(placeDigit(place));
        acts.push_back({.id = placeActId(place),
                        .group = ActGroup::Places,
                        .title = placeTitle(place),
                        .keys = {QKeySequence(QStringLiteral("Ctrl+") + digit)}});
    }
}

void addCluster(std::vector<ActSpec>& acts)
{
    Heading cluster(acts, ActGroup::Cluster);
    cluster.add("cluster.open", QT_TRANSLATE_NOOP("Acts", "Open another cluster …"), {"Ctrl+T"});
    cluster.add("cluster.next", QT_TRANSLATE_NOOP("Acts", "Next open cluster"), {"Ctrl+Tab"});
    cluster.add("cluster.previous", QT_TRANSLATE_NOOP("Acts", "Previous open cluster"),
                {"Ctrl+Shift+Tab"});
    cluster.add("cluster.together", QT_TRANSLATE_NOOP("Acts", "All open clusters together"),
                {"Ctrl+0"});
    cluster.add("cluster.window", QT_TRANSLATE_NOOP("Acts", "This cluster in a new window"),
                {"Ctrl+Shift+N"});
    cluster.addGuarded("cluster.leave", QT_TRANSLATE_NOOP("Acts", "Leave this cluster"),
                       {"Alt+Left"});
    cluster.add("profile.save", QT_TRANSLATE_NOOP("Acts", "Save as profile, or edit it …"));
    cluster.addGuarded("profile.remove", QT_TRANSLATE_NOOP("Acts", "Remove this profile"));
    cluster.addGuarded("key.forget", QT_TRANSLATE_NOOP("Acts", "Forget this cluster's key …"));
    cluster.addGuarded("membership.join", QT_TRANSLATE_NOOP("Acts", "Join as observer …"),
                       {"Ctrl+J"});
    cluster.addGuarded("membership.peek",
                       QT_TRANSLATE_NOOP("Acts", "Leave the cluster and look from outside"),
                       {"Ctrl+Shift+J"});

    Heading looking(acts, ActGroup::Looking);
    looking.add("pause", QT_TRANSLATE_NOOP("Acts", "Pause or go on"), {"Space"});
    looking.add("sweep", QT_TRANSLATE_NOOP("Acts", "Ask now"), {"F5"});
    looking.add("sort.again", QT_TRANSLATE_NOOP("Acts", "Sort the rows anew"), {"Ctrl+R"});
    looking.add("inspector", QT_TRANSLATE_NOOP("Acts", "Inspector: show or hide"), {"I"});
    looking.add("views.about", QT_TRANSLATE_NOOP("Acts", "Who says what about the chosen member"),
                {"W"});
    looking.add("members.export", QT_TRANSLATE_NOOP("Acts", "Export members …"), {"Ctrl+E"});
    looking.add("exports.compare", QT_TRANSLATE_NOOP("Acts", "Compare two exports …"),
                {"Ctrl+Shift+D"});
    looking.add("counters", QT_TRANSLATE_NOOP("Acts", "Counters …"));
    looking.add("diagnostics", QT_TRANSLATE_NOOP("Acts", "Diagnostics of Grapevine itself …"));
    looking.add("notices.toggle", QT_TRANSLATE_NOOP("Acts", "Desktop notices: switch on or off"));
    looking.add("demo.walk", QT_TRANSLATE_NOOP("Acts", "Walk through the demo"));

    Heading sending(acts, ActGroup::Sending);
    sending.addGuarded("lock", QT_TRANSLATE_NOOP("Acts", "Lock or unlock sending"), {"Ctrl+L"});
    sending.add("ask.query", QT_TRANSLATE_NOOP("Acts", "Write a query"), {"Q"});
    sending.add("ask.event", QT_TRANSLATE_NOOP("Acts", "Write an event"), {"E"});
    sending.addGuarded("ask.send", QT_TRANSLATE_NOOP("Acts", "Send what is written"),
                       {"Ctrl+Return", "Ctrl+Enter"}, ActScope::Form);
}

void addRows(std::vector<ActSpec>& acts)
{
    Heading rows(acts, ActGroup::Rows);
    const auto lists = ActScope::Lists;
    rows.addFixed("rows.move", QT_TRANSLATE_NOOP("Acts", "From row to row"), {"Up", "Down"}, lists);
    rows.addFixed("rows.open", QT_TRANSLATE_NOOP("Acts", "Look closer"), {"Return", "Enter"},
                  lists);
    rows.addFixed("rows.menu", QT_TRANSLATE_NOOP("Acts", "Menu of the row"), {"Shift+F10", "Menu"},
                  lists);
    rows.add("rows.sort", QT_TRANSLATE_NOOP("Acts", "Sort by this column"), {"S"}, lists);
    rows.add("rows.copyCell", QT_TRANSLATE_NOOP("Acts", "Copy cell"), {"Ctrl+C"}, lists);
    rows.add("rows.copy", QT_TRANSLATE_NOOP("Acts", "Copy rows as a table"), {"Ctrl+Shift+C"},
             lists);
    rows.add("rows.copyAs", QT_TRANSLATE_NOOP("Acts", "Copy as …"), {"Y"}, lists);
    rows.add("services.only", QT_TRANSLATE_NOOP("Acts", "Filter by this service"), {},
             ActScope::Services);
    rows.add("services.without", QT_TRANSLATE_NOOP("Acts", "Exclude this service"), {},
             ActScope::Services);
    rows.add("services.probe", QT_TRANSLATE_NOOP("Acts", "Probe from this desk"), {},
             ActScope::Services);

    Heading time(acts, ActGroup::Time);
    const auto line = ActScope::Timeline;
    time.add("timeline.note", QT_TRANSLATE_NOOP("Acts", "Note at this moment"), {"N"}, line);
    time.addFixed("timeline.step", QT_TRANSLATE_NOOP("Acts", "Change before, change after"),
                  {"Left", "Right"}, line);
    time.addFixed("timeline.live", QT_TRANSLATE_NOOP("Acts", "The newest, and follow it"), {"End"},
                  line);
    time.addFixed("timeline.oldest", QT_TRANSLATE_NOOP("Acts", "The oldest"), {"Home"}, line);
    time.addFixed("timeline.fold", QT_TRANSLATE_NOOP("Acts", "Unfold or fold lines that are alike"),
                  {"+", "-"}, line);
    time.addFixed("strip.zoom", QT_TRANSLATE_NOOP("Acts", "More or less time in the strip"),
                  {"+", "-"}, ActScope::Strip);
}

void addAppearance(std::vector<ActSpec>& acts)
{
    Heading looks(acts, ActGroup::Appearance);
    looks.add("sidebar.fold", QT_TRANSLATE_NOOP("Acts", "Sidebar: fold or unfold"), {"Ctrl+B"});
    looks.add("strip.toggle", QT_TRANSLATE_NOOP("Acts", "Time strip: show or hide"));
    looks.add("theme.system", QT_TRANSLATE_NOOP("Acts", "Colours: as the system has them"));
    looks.add("theme.light", QT_TRANSLATE_NOOP("Acts", "Colours: light"));
    looks.add("theme.dark", QT_TRANSLATE_NOOP("Acts", "Colours: dark"));
    looks.add("density.compact", QT_TRANSLATE_NOOP("Acts", "Rows: compact"));
    looks.add("density.normal", QT_TRANSLATE_NOOP("Acts", "Rows: normal"));
    looks.add("density.roomy", QT_TRANSLATE_NOOP("Acts", "Rows: roomy"));
    looks.add("keys.letters", QT_TRANSLATE_NOOP("Acts", "Letters as keys: switch on or off"));
    looks.add("widths.reset", QT_TRANSLATE_NOOP("Acts", "Reset the members' table"));

    Heading fields(acts, ActGroup::Fields);
    fields.addFixed("fields.next", QT_TRANSLATE_NOOP("Acts", "To the next, to the one before"),
                    {"Tab", "Shift+Tab"}, ActScope::Window);
    fields.addFixed("chip.remove", QT_TRANSLATE_NOOP("Acts", "Remove a part of the filter"),
                    {"Del", "Backspace"}, ActScope::Chips);
    fields.addFixed("chip.mute", QT_TRANSLATE_NOOP("Acts", "Mute a part of the filter"), {"M"},
                    ActScope::Chips);

    Heading start(acts, ActGroup::Start);
    start.addFixed("start.demo", QT_TRANSLATE_NOOP("Acts", "Start the demo"), {"D"},
                   ActScope::Start);
    start.addFixed("start.address", QT_TRANSLATE_NOOP("Acts", "Address of a cluster"), {"L"},
                   ActScope::Start);
}

} // namespace

QString placeActId(PlaceId place)
{
    const auto name = word(place);
    return QStringLiteral("place.") +
           QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

std::vector<ActSpec> allActs()
{
    std::vector<ActSpec> acts;
    addGoing(acts);
    addCluster(acts);
    addRows(acts);
    addAppearance(acts);
    return acts;
}

QString groupTitle(ActGroup group)
{
    switch (group) {
    case ActGroup::Going: return say(QT_TRANSLATE_NOOP("Acts", "Find and go"));
    case ActGroup::Places: return say(QT_TRANSLATE_NOOP("Acts", "Places"));
    case ActGroup::Cluster: return say(QT_TRANSLATE_NOOP("Acts", "The cluster"));
    case ActGroup::Looking: return say(QT_TRANSLATE_NOOP("Acts", "Looking"));
    case ActGroup::Sending: return say(QT_TRANSLATE_NOOP("Acts", "Sending"));
    case ActGroup::Rows: return say(QT_TRANSLATE_NOOP("Acts", "Rows"));
    case ActGroup::Time: return say(QT_TRANSLATE_NOOP("Acts", "Timeline and strip"));
    case ActGroup::Appearance: return say(QT_TRANSLATE_NOOP("Acts", "How it looks"));
    case ActGroup::Fields: return say(QT_TRANSLATE_NOOP("Acts", "Fields"));
    case ActGroup::Start: return say(QT_TRANSLATE_NOOP("Acts", "Start page"));
    }
    return {};
}

QString scopeTitle(ActScope scope)
{
    switch (scope) {
    case ActScope::Window: return say(QT_TRANSLATE_NOOP("Acts", "everywhere"));
    case ActScope::Lists: return say(QT_TRANSLATE_NOOP("Acts", "over lists"));
    case ActScope::Members: return say(QT_TRANSLATE_NOOP("Acts", "over the members"));
    case ActScope::Services: return say(QT_TRANSLATE_NOOP("Acts", "over the services"));
    case ActScope::Timeline: return say(QT_TRANSLATE_NOOP("Acts", "over the timeline"));
    case ActScope::Strip: return say(QT_TRANSLATE_NOOP("Acts", "over the time strip"));
    case ActScope::Form: return say(QT_TRANSLATE_NOOP("Acts", "while a message is written"));
    case ActScope::Chips: return say(QT_TRANSLATE_NOOP("Acts", "over a part of the filter"));
    case ActScope::Start: return say(QT_TRANSLATE_NOOP("Acts", "on the start page"));
    }
    return {};
}

} // namespace grapevine::widgets
