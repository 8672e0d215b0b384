#include "ui/widgets/pattern_list.h"

#include <QLabel>
#include <QStringList>
#include <QVBoxLayout>

#include "ui/models/cluster_text.h"
#include "ui/widgets/note_frame.h"

namespace grapevine::widgets {

PatternList::PatternList(QWidget* parent)
    : QWidget(parent)
    , m_more(new QLabel(this))
{
    setObjectName(QStringLiteral("patternList"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 0, 12, 6);
    column->setSpacing(4);
    for (int at = 0; at < kShownMost; ++at) {
        auto* frame = new NoteFrame(QStringLiteral("pattern%1").arg(at), this);
        frame->hide();
        m_frames.push_back(frame);
        column->addWidget(frame);
    }
    m_more->setObjectName(QStringLiteral("patternsMore"));
    m_more->setTextFormat(Qt::PlainText);
    m_more->setForegroundRole(QPalette::PlaceholderText);
    m_more->hide();
    column->addWidget(m_more);
    hide();
}

void PatternList::show(const QList<models::PatternCard>& cards)
{
    if (cards == m_cards) return;
    m_cards = cards;
    QStringList rest;
    for (qsizetype at = 0; at < cards.size(); ++at) {
        if (at < kShownMost) {
            m_frames[static_cast<std::size_t>(at)]->show(cards[at].headline, cards[at].detail,
                                                         true);
        } else {
            rest.append(cards[at].headline);
        }
    }
    for (auto at = static_cast<std::size_t>(cards.size()); at < m_frames.size(); ++at)
        m_frames[at]->hide();
    m_more->setText(tr("and %n more", nullptr, static_cast<int>(rest.size())));
    m_more->setToolTip(models::tooltipText(rest.join(QLatin1Char('\n'))));
    m_more->setVisible(!rest.isEmpty());
    setVisible(!cards.isEmpty());
}

QString PatternList::text() const
{
    QStringList out;
    for (const auto& card : m_cards)
        out.append(card.headline + QLatin1Char('\n') + card.detail);
    return out.join(QLatin1Char('\n'));
}

} // namespace grapevine::widgets
