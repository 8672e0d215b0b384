#include "tests/ui/looks/hostile.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextBrowser>
#include <QTextEdit>

#include <algorithm>

#include "tests/models/member_rows.h"
#include "tests/models/timeline_story.h"
#include "tests/ui/looks/painted_text.h"

namespace grapevine::test {

namespace {

/// Rows of a list that are looked at; more would say the same again.
constexpr int kRowsMost = 80;

QString nameOf(const QObject& object)
{
    return object.objectName().isEmpty() ? QLatin1String(object.metaObject()->className())
                                         : object.objectName();
}

/// Tooltips guess whether they are rich; one that is may hold line breaks and nothing else.
QStringList harmInTooltip(const QString& tip, const QString& where)
{
    if (!Qt::mightBeRichText(tip)) return harmInText(tip, where, true);
    QString letters = tip;
    for (const char* tag : {"<qt>", "</qt>", "<br>"})
        letters.remove(QLatin1String(tag));
    auto found = harmInText(letters, where, true);
    if (letters.contains(u'<')) found.append(where + QStringLiteral(": markup in ") + tip);
    return found;
}

QStringList harmInModel(const QAbstractItemModel& model, const QModelIndex& parent,
                        const QString& where)
{
    QStringList found;
    for (int row = 0; row < std::min(model.rowCount(parent), kRowsMost); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const auto index = model.index(row, column, parent);
            found += harmInText(index.data().toString(), where);
            found += harmInText(index.data(Qt::AccessibleTextRole).toString(), where, true);
            found += harmInText(index.data(Qt::AccessibleDescriptionRole).toString(), where, true);
            found += harmInTooltip(index.data(Qt::ToolTipRole).toString(), where);
        }
        found += harmInModel(model, model.index(row, 0, parent), where);
    }
    if (parent.isValid()) return found;
    for (int column = 0; column < model.columnCount(); ++column) {
        found += harmInText(model.headerData(column, Qt::Horizontal).toString(), where);
        found += harmInTooltip(model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString(),
                               where);
    }
    return found;
}

QStringList harmInWidget(QWidget& widget)
{
    const QString where = nameOf(widget);
    QStringList found = harmInTooltip(widget.toolTip(), where + QStringLiteral(" tooltip"));
    for (const auto& text : {widget.windowTitle(), widget.statusTip(), widget.whatsThis()})
        found += harmInText(text, where);
    found += harmInText(widget.accessibleName(), where, true);
    found += harmInText(widget.accessibleDescription(), where, true);
    if (const auto* face = QAccessible::queryAccessibleInterface(&widget)) {
        found += harmInText(face->text(QAccessible::Name), where, true);
        found += harmInText(face->text(QAccessible::Description), where, true);
    }
    for (const auto* action : widget.actions()) {
        found += harmInText(action->text(), where + QStringLiteral(" action"), true);
        found += harmInTooltip(action->toolTip(), where + QStringLiteral(" action"));
    }
    if (const auto* label = qobject_cast<QLabel*>(&widget)) {
        found += harmInText(label->text(), where, true);
        // Fixed words beside a field, and Qt's own tooltip, whose text is judged where it is set.
        const bool fixed = label->buddy() != nullptr || label->inherits("QTipLabel");
        if (!fixed && !label->text().isEmpty() && label->textFormat() != Qt::PlainText)
            found.append(where + QStringLiteral(": a label that guesses its format"));
    }
    if (const auto* text = qobject_cast<QPlainTextEdit*>(&widget))
        found += harmInText(text->toPlainText(), where, true);
    if (qobject_cast<QTextEdit*>(&widget) != nullptr)
        found.append(where + QStringLiteral(": can show rich text"));
    if (const auto* view = qobject_cast<QAbstractItemView*>(&widget)) {
        if (view->model() != nullptr) found += harmInModel(*view->model(), {}, where);
    }
    if (const auto* combo = qobject_cast<QComboBox*>(&widget))
        found += harmInModel(*combo->model(), {}, where);
    return found;
}

} // namespace

std::vector<std::string> hostileStrings(const std::string& trap, unsigned port)
{
    const auto url = "http://127.0.0.1:" + std::to_string(port) + "/";
    std::string tower = "tower";
    for (int at = 0; at < 200; ++at)
        tower += "\xcc\x81";
    return {
        "<img src=\"file://" + trap + "\">",
        "<a href=\"" + url + "\">click</a><img src=\"" + url + "\">",
        "<b>bold</b><table><tr><td>x",
        "<qt><h1>big</h1></qt>",
        "![x](file://" + trap + ") `code` | **b**",
        "&lt;b&gt; &amp; R&D &quit",
        "%1 %2 %n %s %L1",
        "exe\xe2\x80\xaetxt.moc",
        "\xe2\x81\xa6isolate\xe2\x81\xa9 \xd8\x9c\xe2\x80\x8f",
        "web\xe2\x80\x8b-\xe2\x80\x8d"
        "1\xef\xbb\xbf",
        "\x1b[31mred\x1b[0m\x1b]8;;" + url + "\x07link\x1b]8;;\x07",
        "two\nlines\r\nand\ta tab",
        std::string("nul\0inside", 10),
        "\x9b"
        "31m caf\xe9 \xc0\xaf \xed\xa0\x80",
        tower,
        "=cmd|' /C calc'!A0",
        "+1+1",
        "@SUM(A1:A9)",
        "-2+3",
        "quote\" comma, semi; 'single'",
        "../../etc/passwd",
        "-rf",
        std::string(128, 'N'),
        std::string(512, 'w'),
        "\xd7\xa2\xd7\x91\xd7\xa8\xd7\x99\xd7\xaa 1.2",
        "a\xe2\x80\xa8"
        "b\xe2\x80\xa9"
        "c\xc2\xad\xef\xbf\xbf",
    };
}

std::vector<link::MemberRowPtr> hostileMembers(const std::vector<std::string>& strings)
{
    std::vector<link::MemberRowPtr> rows;
    for (std::uint32_t at = 0; at < strings.size(); ++at) {
        const auto& text = strings[at];
        Sketch sketch{.id = at, .name = text, .address = "10.9.0." + std::to_string(at + 1)};
        sketch.tags = {{"role", text}, {text, "value"},       {"ep.http", text},
                       {"zone", text}, {"maintenance", text}, {"service", text},
                       {"port", "80"}, {"build", text}};
        if (at % 5 == 1) {
            sketch.state = link::RawState::Suspect;
            sketch.accusers = {text, "web-1"};
        }
        if (at % 5 == 2) {
            sketch.status = link::MemberStatus::Failed;
            sketch.state = link::RawState::Dead;
        }
        rows.push_back(row(sketch));
    }
    return rows;
}

std::vector<link::TimelineEntry> hostileStory(const std::vector<std::string>& strings)
{
    using namespace std::chrono_literals;
    using link::EntryKind;
    const auto rows = hostileMembers(strings);
    std::vector<link::TimelineEntry> story;
    for (std::size_t at = 0; at < strings.size(); ++at) {
        const auto& text = strings[at];
        const auto when = -20min + std::chrono::seconds{20 * static_cast<int>(at)};
        story.push_back(eventOf(text, text, at, when));
        auto query = entryOf(EntryKind::Query, when + 2s);
        query.name = text;
        query.payload = toBytes(text);
        query.from = text;
        story.push_back(query);
        auto suspect = entryOf(EntryKind::MemberSuspect, when + 4s, {rows[at]});
        suspect.from = text;
        story.push_back(suspect);
        auto clash = entryOf(EntryKind::Conflict, when + 6s, {rows[at]});
        clash.name = text;
        clash.addresses = {text, "10.0.5.99:7946"};
        story.push_back(clash);
        auto stale = entryOf(EntryKind::Stale, when + 8s);
        stale.text = text;
        story.push_back(stale);
        story.push_back(entryOf(EntryKind::MemberFailed, when + 10s, {rows[at]}));
    }
    return story;
}

bool isSteering(QChar letter)
{
    const char16_t c = letter.unicode();
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x00AD || c == 0x061C ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || c >= 0xFFFE;
}

QStringList harmInText(const QString& text, const QString& where, bool lines)
{
    const auto bad = std::find_if(text.begin(), text.end(), [lines](QChar c) {
        return isSteering(c) && !(lines && (c == u'\n' || c == u'\t'));
    });
    if (bad == text.end()) return {};
    return {QStringLiteral("%1: U+%2 in \"%3\"")
                .arg(where)
                .arg(bad->unicode(), 4, 16, QLatin1Char('0'))
                .arg(text.left(60))};
}

QStringList harmIn(QWidget& window)
{
    QStringList found;
    for (const auto& text : paintedText(window))
        found += harmInText(text.text, QStringLiteral("painted"));
    found += harmInWidget(window);
    for (auto* widget : window.findChildren<QWidget*>())
        found += harmInWidget(*widget);
    found.removeDuplicates();
    return found;
}

} // namespace grapevine::test
