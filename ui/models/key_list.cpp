#include "ui/models/key_list.h"

#include <QLocale>

#include <algorithm>

#include "ui/models/cluster_text.h"
#include "ui/models/key_words.h"

namespace grapevine::models {

KeyList::KeyList(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void KeyList::show(const link::KeyReport* report)
{
    beginResetModel();
    m_gates = report == nullptr ? std::vector<KeyGate>{} : keyGates(*report);
    m_members = report == nullptr ? 0 : report->members;
    m_countsOnly = report != nullptr && report->countsOnly;
    endResetModel();
}

int KeyList::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_gates.size());
}

int KeyList::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QString KeyList::text(const KeyGate& gate, int column) const
{
    const auto of = [this](std::size_t count) {
        const QLocale locale;
        return QStringLiteral("[%1/%2]").arg(locale.toString(qulonglong{count}),
                                             locale.toString(qulonglong{m_members}));
    };
    switch (column) {
    case Key: return clusterText(gate.fingerprint);
    case Held: return of(gate.holders);
    case Primary:
        if (m_countsOnly) return tr("not told");
        return gate.primaries == 0 ? tr("no") : of(gate.primaries);
    case Switch: return gateText(gate);
    default: return {};
    }
}

QVariant KeyList::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& gate = m_gates[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return text(gate, column);
    case Qt::ToolTipRole: {
        QString all = text(gate, column);
        const QString names = column == Switch ? gateNames(gate) : QString();
        if (!names.isEmpty()) all += QLatin1Char('\n') + names;
        return tooltipText(all);
    }
    case Qt::AccessibleTextRole:
        if (column != Key) return text(gate, column);
        return tr("Key %1, held by %2, primary of %3, a switch to it %4")
            .arg(text(gate, Key), text(gate, Held), text(gate, Primary), text(gate, Switch));
    case MarkRole:
        if (column == Primary && gate.primaries > 0) return QStringLiteral("●");
        if (column == Switch)
            return gate.lacking > 0   ? QStringLiteral("✗")
                   : gate.unknown > 0 ? QStringLiteral("?")
                                      : QStringLiteral("✓");
        return {};
    case TroubleRole: return column == Switch && gate.lacking > 0;
    case QuietRole: return column == Primary && gate.primaries == 0;
    default: return {};
    }
}

QVariant KeyList::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Key) {
        return tooltipText(tr("A fingerprint: eight digits that stand for the key. The key itself "
                              "is neither kept nor shown."));
    }
    if (role == Qt::ToolTipRole && section == Switch) {
        return tooltipText(tr("Who does not hold a key can read nobody any more once the others "
                              "switch to it."));
    }
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Key: return tr("Key");
    case Held: return tr("Held by");
    case Primary: return tr("Primary of");
    case Switch: return tr("A switch to it");
    default: return {};
    }
}

} // namespace grapevine::models
