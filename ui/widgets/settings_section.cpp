#include "ui/widgets/settings_section.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace grapevine::widgets {

SettingsSection::SettingsSection(const QString& objectName, const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_title(title)
    , m_column(new QVBoxLayout(this))
{
    setObjectName(objectName);
    setAccessibleName(title);
    auto* heading = new QLabel(title, this);
    heading->setObjectName(objectName + QStringLiteral("Heading"));
    heading->setTextFormat(Qt::PlainText);
    heading->setContentsMargins(12, 14, 12, 6);
    QFont bold = font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() + 1);
    heading->setFont(bold);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(heading);
}

SettingsRow& SettingsSection::addRow(const QString& objectName, const SettingsRow::Words& words)
{
    auto* row = new SettingsRow(objectName, words, this);
    m_rows.push_back(row);
    m_column->addWidget(row);
    Q_EMIT rowsChanged();
    return *row;
}

void SettingsSection::removeRow(SettingsRow& row)
{
    std::erase(m_rows, &row);
    m_column->removeWidget(&row);
    row.hide();
    row.setParent(nullptr);
    row.deleteLater(); // One of its own buttons may be what removes it.
    Q_EMIT rowsChanged();
}

bool SettingsSection::sift(const QStringList& words)
{
    bool any = false;
    for (auto* row : m_rows) {
        const bool found = row->has(words, m_title);
        row->setVisible(found);
        any = any || found;
    }
    setVisible(any);
    return any;
}

} // namespace grapevine::widgets
