#include "ui/widgets/link_list.h"

#include <QLabel>
#include <QVBoxLayout>

#include <utility>

#include "ui/models/cluster_text.h"
#include "ui/widgets/link_button.h"

namespace grapevine::widgets {

namespace {
constexpr std::size_t kLineLongest = 80;
} // namespace

LinkList::LinkList(const QString& prefix, const QString& title, QString accessible, QWidget* parent)
    : QWidget(parent)
    , m_prefix(prefix)
    , m_accessible(std::move(accessible))
    , m_lines(new QVBoxLayout)
{
    setObjectName(prefix + QStringLiteral("Box"));
    auto* label = new QLabel(title, this);
    label->setObjectName(prefix + QStringLiteral("Title"));
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::PlaceholderText);
    m_lines->setSpacing(0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(label);
    column->addLayout(m_lines);
    hide();
}

void LinkList::show(const QStringList& lines, qsizetype most)
{
    while (auto* item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    setVisible(!lines.isEmpty());
    int number = 0;
    for (const auto& line : lines.first(qMin(lines.size(), most))) {
        auto* button = new LinkButton(m_prefix + QString::number(number++), this);
        const QString safe = models::clusterText(line.toStdString(), kLineLongest);
        button->setText(safe);
        button->setAccessibleName(m_accessible.arg(safe));
        connect(button, &LinkButton::clicked, this, [this, line] { Q_EMIT chosen(line); });
        m_lines->addWidget(button, 0, Qt::AlignLeft);
    }
}

} // namespace grapevine::widgets
