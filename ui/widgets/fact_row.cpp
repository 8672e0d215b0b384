#include "ui/widgets/fact_row.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/widgets/elided_label.h"

namespace grapevine::widgets {

FactRow::FactRow(const QString& objectName, QWidget* parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
{
    setObjectName(objectName);
    m_row->setContentsMargins(16, 8, 16, 8);
    m_row->setSpacing(24);
}

ElidedLabel* FactRow::addFact(const QString& objectName, const QString& name)
{
    auto* title = new QLabel(name, this);
    title->setTextFormat(Qt::PlainText);
    title->setForegroundRole(QPalette::PlaceholderText);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() - 1);
    title->setFont(small);
    auto* value = new ElidedLabel(objectName, this);
    value->setAccessibleName(name);
    value->setGivesWay(true);
    auto* column = new QVBoxLayout;
    column->setSpacing(1);
    column->addWidget(title);
    column->addWidget(value);
    m_row->addLayout(column, 1);
    return value;
}

} // namespace grapevine::widgets
