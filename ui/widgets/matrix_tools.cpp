#include "ui/widgets/matrix_tools.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "core/link/view_round.h"
#include "ui/models/cluster_text.h"
#include "ui/models/filter_mistake.h"
#include "ui/models/run_words.h"
#include "ui/models/view_asking.h"
#include "ui/models/view_matrix_model.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/key_hints.h"

namespace grapevine::widgets {

MatrixTools::MatrixTools(models::ViewMatrixModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_field(new FilterField(this))
    , m_badge(new ElidedLabel(QStringLiteral("matrixBadge"), this))
    , m_resort(new QPushButton(this))
    , m_disputed(new QCheckBox(tr("Disputed only"), this))
    , m_again(new QCheckBox(tr("Every 30 s"), this))
    , m_ask(new QPushButton(this))
{
    setObjectName(QStringLiteral("matrixTools"));
    build();
    connect(m_field, &QLineEdit::textChanged, &m_model, &models::ViewMatrixModel::setFilter);
    connect(&m_model, &models::ViewMatrixModel::filterChanged, this, &MatrixTools::showFilter);
    connect(&m_model, &models::ViewMatrixModel::pictureChanged, this, [this] {
        m_disputed->setChecked(m_model.isDisputedOnly());
        showPending();
    });
    connect(m_disputed, &QCheckBox::toggled, &m_model, &models::ViewMatrixModel::setDisputedOnly);
    connect(m_resort, &QPushButton::clicked, &m_model, &models::ViewMatrixModel::resort);
    connect(m_ask, &QPushButton::clicked, this, [this] {
        if (m_open) {
            Q_EMIT stopClicked();
        } else {
            Q_EMIT askClicked();
        }
    });
    showPending();
}

void MatrixTools::build()
{
    m_field->setObjectName(QStringLiteral("matrixFilter"));
    KeyHints::say(*m_field, KeyHints::In::Placeholder, tr("Filter: db zone=c"),
                  {QStringLiteral("find")});
    m_badge->setGivesWay(true);
    m_badge->setForegroundRole(QPalette::PlaceholderText);
    m_resort->setObjectName(QStringLiteral("matrixResort"));
    KeyHints::say(*m_resort, KeyHints::In::ToolTip, tr("Rows stay where they are until you sort"),
                  {QStringLiteral("sort.again")});
    m_resort->setFocusPolicy(Qt::TabFocus);
    m_disputed->setObjectName(QStringLiteral("matrixDisputed"));
    m_disputed->setChecked(m_model.isDisputedOnly());
    m_disputed->setToolTip(tr("Hides members about whom all say the same"));
    m_again->setObjectName(QStringLiteral("matrixAgain"));
    m_again->setToolTip(tr("Asks again by itself, 30 s after the last round ended, or ten times as "
                           "long as it took"));
    m_ask->setObjectName(QStringLiteral("matrixAsk"));
    m_ask->setFocusPolicy(Qt::StrongFocus);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(12);
    row->addWidget(m_field, 1);
    row->addWidget(m_badge);
    row->addWidget(m_resort);
    row->addWidget(m_disputed);
    row->addWidget(m_again);
    row->addWidget(m_ask);
}

bool MatrixTools::wantsAgain() const
{
    return m_again->isChecked();
}

void MatrixTools::setAgain(bool again)
{
    m_again->setChecked(again);
}

void MatrixTools::showFilter()
{
    const auto& error = m_model.filterError();
    const auto text = m_field->text();
    const bool atEnd = error && error->at.end() >= static_cast<std::size_t>(text.toUtf8().size());
    m_field->setMistake(error ? models::filterMistake(*error, text) : QString(), atEnd);
}

void MatrixTools::showPending()
{
    const int pending = m_model.pending();
    m_resort->setVisible(pending > 0);
    m_resort->setText(tr("Re-sort (%1)").arg(pending));
    m_resort->setAccessibleName(
        tr("Re-sort, %n row(s) or column(s) out of place", nullptr, pending));
}

void MatrixTools::show(const models::ViewAsking& asking, bool possible, std::size_t members)
{
    m_open = asking.isOpen();
    const auto cost = link::viewCost(members);
    const bool sampled = cost.connections < members;
    m_ask->setEnabled(possible || m_open);
    m_ask->setText(m_open    ? tr("Stop")
                   : sampled ? tr("Ask %n member(s)", nullptr, static_cast<int>(cost.connections))
                             : tr("Ask everybody"));
    m_ask->setToolTip(
        m_open ? tr("Asks no further; what was said stays")
               : tr("Costs %1; changes nothing over there").arg(models::viewCostText(cost)));
    m_ask->setAccessibleDescription(m_ask->toolTip());
    m_again->setEnabled(possible || m_open);
    QString badge;
    if (asking.refused()) {
        badge = tr("Not asked");
        m_badge->setToolTip(models::tooltipText(models::refusalText(*asking.refused())));
    } else if (asking.round()) {
        badge = models::roundText(*asking.round());
        m_badge->setToolTip(models::tooltipText(asking.silentText()));
    } else if (m_open) {
        badge = tr("Asking …");
    } else if (m_model.askers() > 0) {
        badge = tr("%n heard so far", nullptr, m_model.askers());
        m_badge->setToolTip(tr("Looked at one after the other, as the link does anyway"));
    }
    // Their columns are pale.
    if (const auto old = models::oldAskersText(m_model.picture()); !old.isEmpty())
        badge += (badge.isEmpty() ? QString() : QStringLiteral(" · ")) + old;
    m_badge->setText(badge);
    m_badge->setVisible(!badge.isEmpty());
}

} // namespace grapevine::widgets
