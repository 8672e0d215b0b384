#include "ui/widgets/matrix_message.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace grapevine::widgets {

namespace {
constexpr int kTextWidth = 560;
constexpr int kTop = 56;
} // namespace

MatrixMessage::MatrixMessage(QWidget* parent)
    : QWidget(parent)
    , m_headline(new QLabel(this))
    , m_detail(new QLabel(this))
    , m_button(new QPushButton(this))
{
    setObjectName(QStringLiteral("matrixMessage"));
    setAccessibleName(tr("Message"));
    m_headline->setObjectName(QStringLiteral("matrixMessageHeadline"));
    m_detail->setObjectName(QStringLiteral("matrixMessageDetail"));
    m_button->setObjectName(QStringLiteral("matrixMessageButton"));
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() + 3);
    large.setBold(true);
    m_headline->setFont(large);
    for (QLabel* label : {m_headline, m_detail}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto* column = new QWidget(this);
    column->setMaximumWidth(kTextWidth);
    auto* words = new QVBoxLayout(column);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(12);
    words->addWidget(m_headline);
    words->addWidget(m_detail);
    auto* row = new QHBoxLayout;
    row->addWidget(m_button);
    row->addStretch(1);
    words->addLayout(row);
    words->addStretch(1);
    auto* page = new QHBoxLayout(this);
    page->setContentsMargins(24, kTop, 24, 24);
    page->addStretch(1);
    page->addWidget(column, 8);
    page->addStretch(1);
    connect(m_button, &QPushButton::clicked, this, &MatrixMessage::acted);
}

void MatrixMessage::show(const QString& headline, const QString& detail, const QString& action)
{
    m_headline->setText(headline);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    m_button->setText(action);
    m_button->setAccessibleName(action);
    const bool acts = !action.isEmpty();
    m_button->setVisible(acts);
    // A proxy that is hidden would hold the focus and never give it on.
    setFocusProxy(acts ? m_button : nullptr);
    setFocusPolicy(acts ? Qt::NoFocus : Qt::TabFocus);
    setAccessibleDescription(text());
}

QString MatrixMessage::text() const
{
    return m_headline->text() + QLatin1Char('\n') + m_detail->text();
}

} // namespace grapevine::widgets
