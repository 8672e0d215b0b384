#include "ui/models/table_changes.h"

#include <QCoreApplication>

#include <utility>

#include "ui/models/cluster_text.h"

namespace grapevine::models {

namespace {

constexpr std::size_t kNameLongest = 128;

QString say(const char* text, int n = -1)
{
    return QCoreApplication::translate("TableChanges", text, nullptr, n);
}

} // namespace

void TableChanges::add(TableChange line)
{
    if (m_lines.size() == kLinesMost) {
        ++m_left;
        return;
    }
    m_lines.push_back(std::move(line));
}

void TableChanges::addGone(std::string_view member)
{
    tally(ChangeKind::Gone);
    add({clusterText(member, kNameLongest), ChangeKind::Gone, {}, {}, {}});
}

void TableChanges::addNew(std::string_view member)
{
    tally(ChangeKind::Added);
    add({clusterText(member, kNameLongest), ChangeKind::Added, {}, {}, {}});
}

void TableChanges::addChanged(std::string_view member, const std::vector<Field>& fields)
{
    tally(ChangeKind::Changed);
    for (const auto& field : fields) {
        add({clusterText(member, kNameLongest), ChangeKind::Changed,
             clusterText(field.name, kNameLongest), clusterText(field.before),
             clusterText(field.after)});
    }
}

void TableChanges::addNotCompared(std::string_view column)
{
    m_notCompared.append(clusterText(column, kNameLongest));
}

QString changeWord(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::Gone: return say(QT_TRANSLATE_NOOP("TableChanges", "gone"));
    case ChangeKind::Added: return say(QT_TRANSLATE_NOOP("TableChanges", "new"));
    case ChangeKind::Changed: return say(QT_TRANSLATE_NOOP("TableChanges", "changed"));
    }
    return {};
}

QString changesSummary(const TableChanges& changes)
{
    if (changes.isEmpty()) return say(QT_TRANSLATE_NOOP("TableChanges", "No difference"));
    QStringList parts;
    const auto add = [&](std::size_t count, const char* text) {
        if (count > 0) parts.append(say(text, static_cast<int>(count)));
    };
    add(changes.count(ChangeKind::Gone), QT_TRANSLATE_N_NOOP("TableChanges", "%n gone"));
    add(changes.count(ChangeKind::Added), QT_TRANSLATE_N_NOOP("TableChanges", "%n new"));
    add(changes.count(ChangeKind::Changed), QT_TRANSLATE_N_NOOP("TableChanges", "%n changed"));
    add(changes.left(), QT_TRANSLATE_N_NOOP("TableChanges", "%n line(s) not listed"));
    return parts.join(QStringLiteral(" · "));
}

} // namespace grapevine::models
