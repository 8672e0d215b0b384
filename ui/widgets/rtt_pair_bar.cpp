#include "ui/widgets/rtt_pair_bar.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QPushButton>

#include "ui/models/cluster_text.h"
#include "ui/models/rtt_words.h"
#include "ui/models/time_words.h"
#include "ui/widgets/elided_label.h"

namespace grapevine::widgets {

RttPairBar::RttPairBar(const models::RttField& field, QWidget* parent)
    : QWidget(parent)
    , m_field(field)
    , m_words(new ElidedLabel(QStringLiteral("rttPairWords"), this))
    , m_copy(new QPushButton(tr("Copy as serf rtt"), this))
{
    setObjectName(QStringLiteral("rttPairBar"));
    m_words->setGivesWay(true);
    m_copy->setObjectName(QStringLiteral("rttPairCopy"));
    auto policy = m_copy->sizePolicy();
    policy.setRetainSizeWhenHidden(true); // The map above stands still.
    m_copy->setSizePolicy(policy);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 12, 4);
    row->setSpacing(12);
    row->addWidget(m_words, 1);
    row->addWidget(m_copy);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (!m_command.isEmpty()) QApplication::clipboard()->setText(m_command);
    });
    show({}, {});
}

QString RttPairBar::pairSentence(const std::string& one, const std::string& other) const
{
    const auto nameOf = [](const std::string& name) {
        return models::clusterText(name, models::kRttNameLongest);
    };
    const auto a = m_field.find(one);
    const auto b = m_field.find(other);
    models::RttEstimate told;
    if (a && b) told = m_field.estimate(*a, *b);
    QString words = models::pairText(nameOf(one), nameOf(other), told);
    if (told.isKnown()) words += QStringLiteral(" (%1)").arg(models::trustText(told.error));
    const auto ping = [this, &nameOf](const std::string& name, std::optional<std::size_t> at) {
        if (!at || !m_field.members()[*at].row->rtt)
            return QStringLiteral("%1 –").arg(nameOf(name));
        return QStringLiteral("%1 %2").arg(nameOf(name),
                                           models::rttText(*m_field.members()[*at].row->rtt));
    };
    return words + QStringLiteral(" · ") +
           tr("our own pings: %1, %2").arg(ping(one, a), ping(other, b));
}

void RttPairBar::show(const std::string& one, const std::string& other)
{
    m_command.clear();
    QString words;
    if (!one.empty() && !other.empty()) {
        words = pairSentence(one, other);
        m_command = models::serfRttCommand(one, other);
    } else if (const auto at = m_field.find(one); !one.empty() && at) {
        words = models::memberText(m_field, *at);
    } else {
        words = tr("Click a member; Shift and a click on a second one shows the round trip between "
                   "them");
    }
    m_words->setText(words);
    m_words->setForegroundRole(one.empty() ? QPalette::PlaceholderText : QPalette::WindowText);
    m_copy->setVisible(!m_command.isEmpty());
    m_copy->setToolTip(models::tooltipText(m_command));
}

QString RttPairBar::text() const
{
    return m_words->text();
}

} // namespace grapevine::widgets
