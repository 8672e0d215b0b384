#include "ui/widgets/coach_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/widgets/elided_label.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {
constexpr int kEdge = 12;
constexpr int kDot = 7;
constexpr int kDotGap = 5;
constexpr int kDotsWidth = models::Coach::kTasks * (kDot + kDotGap);
} // namespace

CoachBar::CoachBar(QWidget* parent)
    : QFrame(parent)
    , m_result(new ElidedLabel(QStringLiteral("coachResult"), this))
    , m_words(new ElidedLabel(QStringLiteral("coachWords"), this))
    , m_key(new KeyCap(QString(), this))
    , m_take(new QPushButton(this))
    , m_skip(new QPushButton(tr("Skip"), this))
    , m_end(new QToolButton(this))
{
    setObjectName(QStringLiteral("coachBar"));
    setAccessibleName(tr("A walk through the demo"));
    m_key->setObjectName(QStringLiteral("coachKey"));
    m_take->setObjectName(QStringLiteral("coachTake"));
    m_skip->setObjectName(QStringLiteral("coachSkip"));
    m_skip->setAccessibleName(tr("Skip this task"));
    m_skip->setToolTip(m_skip->accessibleName());
    m_end->setObjectName(QStringLiteral("coachEnd"));
    m_end->setAccessibleName(tr("End the walk"));
    m_end->setToolTip(tr("End the walk (Esc); it can be had again from the menu"));
    m_end->setAutoRaise(true);
    m_end->setIcon(tintedIcon(QStringLiteral("clear"), palette()));
    QFont bold = font();
    bold.setBold(true);
    m_words->setFont(bold);
    for (auto* label : {m_result, m_words})
        label->setGivesWay(true);

    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(m_result);
    words->addWidget(m_words);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kEdge + kDotsWidth + kEdge, 6, 8, 6);
    row->setSpacing(8);
    row->addLayout(words, 1);
    row->addWidget(m_key);
    row->addWidget(m_take);
    row->addWidget(m_skip);
    row->addWidget(m_end);
    connect(m_take, &QPushButton::clicked, this, &CoachBar::taken);
    connect(m_skip, &QPushButton::clicked, this, &CoachBar::skipped);
    connect(m_end, &QToolButton::clicked, this, &CoachBar::ended);
    hide();
}

void CoachBar::show(const models::Coach& coach)
{
    using models::Coach;
    const bool over = coach.task() == Coach::Task::Over;
    m_number = coach.number();
    m_done = over ? Coach::kTasks : m_number - 1;
    m_result->setText(coach.result());
    m_result->setVisible(!coach.result().isEmpty());
    m_words->setText(coach.words());
    const QString button = coach.button();
    // A button that is pressed and goes would hand the keys to its neighbour.
    m_take->setEnabled(!button.isEmpty());
    if (!button.isEmpty()) {
        m_take->setText(button);
        m_take->setAccessibleName(button);
    }
    m_key->setKey(QString::number(m_number));
    m_key->setVisible(!over);
    m_skip->setVisible(!over);
    setAccessibleDescription(text());
    update();
    setVisible(true);
}

QString CoachBar::text() const
{
    const QString words = m_words->text();
    return m_result->text().isEmpty() ? words : m_result->text() + QLatin1Char(' ') + words;
}

void CoachBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_end != nullptr) {
        m_end->setIcon(tintedIcon(QStringLiteral("clear"), palette()));
    }
}

void CoachBar::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::behind(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.demo);
    painter.fillRect(0, 0, width(), 1, theme.demoMark);
    painter.setRenderHint(QPainter::Antialiasing);
    // How far it is: full dots are behind us, the ring is where we stand.
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    for (int i = 0; i < models::Coach::kTasks; ++i) {
        const int from = kEdge + i * (kDot + kDotGap);
        const QRectF dot(mirrored ? width() - from - kDot : from, (height() - kDot) / 2.0, kDot,
                         kDot);
        painter.setPen(QPen(theme.demoMark, 1.5));
        painter.setBrush(i < m_done ? QBrush(theme.demoMark) : QBrush(Qt::NoBrush));
        if (i == m_done) {
            painter.drawEllipse(dot.adjusted(-1, -1, 1, 1));
        } else {
            painter.drawEllipse(i < m_done ? dot : dot.adjusted(1, 1, -1, -1));
        }
    }
}

} // namespace grapevine::widgets
