#include "ui/widgets/note_frame.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {
constexpr int kMarkWidth = 3;
}

NoteFrame::NoteFrame(const QString& objectName, QWidget* parent)
    : QFrame(parent)
    , m_headline(new QLabel(this))
    , m_detail(new QLabel(this))
{
    setObjectName(objectName);
    m_headline->setObjectName(objectName + QStringLiteral("Headline"));
    m_detail->setObjectName(objectName + QStringLiteral("Detail"));
    QFont bold = font();
    bold.setBold(true);
    m_headline->setFont(bold);
    for (QLabel* label : {m_headline, m_detail}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 10, 12, 10);
    column->setSpacing(4);
    column->addWidget(m_headline);
    column->addWidget(m_detail);
}

void NoteFrame::show(const QString& headline, const QString& detail, bool warns)
{
    m_headline->setText(headline);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    m_warns = warns;
    setAccessibleName(headline);
    setAccessibleDescription(text());
    setVisible(true);
    update();
}

QString NoteFrame::text() const
{
    return m_headline->text() + QLatin1Char(' ') + m_detail->text();
}

void NoteFrame::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::behind(palette());
    QPainter painter(this);
    painter.fillRect(rect(), m_warns ? theme.noticeWarn : theme.noticeInfo);
    painter.fillRect(0, 0, kMarkWidth, height(), m_warns ? theme.suspect : theme.accent);
}

} // namespace grapevine::widgets
