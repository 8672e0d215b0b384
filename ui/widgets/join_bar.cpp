#include "ui/widgets/join_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {
constexpr int kMarkWidth = 3;
}

JoinBar::JoinBar(QWidget* parent)
    : QFrame(parent)
    , m_headline(new QLabel(this))
    , m_detail(new QLabel(this))
    , m_stay(new QPushButton(tr("Stay outside"), this))
    , m_join(new QPushButton(tr("Join as observer"), this))
{
    setObjectName(QStringLiteral("joinBar"));
    setAccessibleName(tr("Join as observer?"));
    m_headline->setObjectName(QStringLiteral("joinHeadline"));
    m_detail->setObjectName(QStringLiteral("joinDetail"));
    QFont bold = font();
    bold.setBold(true);
    m_headline->setFont(bold);
    for (QLabel* label : {m_headline, m_detail}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_stay->setObjectName(QStringLiteral("stayOutside"));
    m_stay->setAccessibleName(m_stay->text());
    m_stay->setToolTip(tr("Go on looking from outside; not asked again for this cluster"));
    m_join->setObjectName(QStringLiteral("joinAsObserver"));
    m_join->setAccessibleName(m_join->text());
    for (QPushButton* button : {m_stay, m_join})
        button->setAutoDefault(true);

    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_headline);
    words->addWidget(m_detail);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 10, 12, 10);
    row->setSpacing(8);
    row->addLayout(words, 1);
    row->addSpacing(12);
    row->addWidget(m_stay, 0, Qt::AlignVCenter);
    row->addWidget(m_join, 0, Qt::AlignVCenter);
    connect(m_stay, &QPushButton::clicked, this, [this] {
        m_quiet = true;
        hide();
        Q_EMIT stayOutsideChosen();
    });
    connect(m_join, &QPushButton::clicked, this, [this] {
        m_quiet = true;
        hide();
        Q_EMIT joinChosen();
    });
    hide();
}

void JoinBar::begin(bool stayOutside)
{
    m_quiet = stayOutside;
    hide();
}

void JoinBar::consider(const JoinOfferInput& input)
{
    if (!canJoin(input)) {
        hide();
        return;
    }
    if (isHidden() && !m_quiet && isUsefulMoment(input)) open(takingPart(input.tally));
    if (!isHidden()) sayFor(takingPart(input.tally));
}

void JoinBar::ask(const JoinOfferInput& input)
{
    if (!canJoin(input)) return;
    open(takingPart(input.tally));
    (m_warns ? m_stay : m_join)->setFocus();
}

void JoinBar::dismiss()
{
    hide();
}

void JoinBar::open(std::size_t members)
{
    m_quiet = true;
    m_headline->setText(
        tr("For who accuses whom and live changes Grapevine must join as member %1.")
            .arg(m_name ? m_name() : QString()));
    sayFor(members);
    show();
}

void JoinBar::sayFor(std::size_t members)
{
    m_warns = members <= kTinyCluster;
    QString detail = tr("It will be probed, seen by all, and must leave cleanly.");
    if (m_warns) {
        detail += QLatin1Char(' ') +
                  tr("But only %n member(s) take(s) part here: with an observer more, failures are "
                     "noticed two to three times as late. Better stay outside.",
                     nullptr, static_cast<int>(members));
    }
    m_detail->setText(detail);
    m_stay->setDefault(m_warns);
    m_join->setDefault(!m_warns);
    setAccessibleDescription(text());
    update();
}

QString JoinBar::text() const
{
    return m_headline->text() + QLatin1Char(' ') + m_detail->text();
}

void JoinBar::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::behind(palette());
    QPainter painter(this);
    painter.fillRect(rect(), m_warns ? theme.noticeWarn : theme.noticeInfo);
    painter.fillRect(0, 0, width(), 1, theme.line);
    painter.fillRect(0, 0, kMarkWidth, height(), m_warns ? theme.suspect : theme.accent);
}

} // namespace grapevine::widgets
