#include "ui/widgets/member_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include "core/filter/edit.h"
#include "ui/models/filter_mistake.h"
#include "ui/models/filter_words.h"
#include "ui/models/member_model.h"
#include "ui/widgets/filter_chips.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/key_hints.h"
#include "ui/widgets/saved_filters.h"
#include "ui/widgets/steady_width.h"

namespace grapevine::widgets {

namespace {
constexpr int kCountDigits = 5;
constexpr std::size_t kManyMembers = 5'000; ///< To look through between a key and the rows.
} // namespace

MemberBar::MemberBar(models::MemberModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_strip(new QWidget(parent))
    , m_field(new FilterField(this))
    , m_saved(new SavedFilters(this))
    , m_chips(new FilterChips(m_strip))
    , m_count(new QLabel(m_strip))
    , m_resort(new QPushButton(m_strip))
    , m_columns(new QToolButton(m_strip))
{
    setObjectName(QStringLiteral("memberTools"));
    m_strip->setObjectName(QStringLiteral("memberStrip"));
    build();
    buildStrip();
    connect(m_field, &QLineEdit::textChanged, &model, &models::MemberModel::setFilter);
    connect(&model, &models::MemberModel::filterChanged, this, &MemberBar::showFilter);
    connect(&model, &models::MemberModel::pendingChanged, this, &MemberBar::showPending);
    connect(&model, &models::MemberModel::tallyChanged, this, &MemberBar::showCounts);
    connect(m_resort, &QPushButton::clicked, &model, &models::MemberModel::resort);
    connect(m_chips, &FilterChips::edited, m_field, &QLineEdit::setText);
    connect(m_saved, &SavedFilters::chosen, m_field, &QLineEdit::setText);
    connect(m_saved, &SavedFilters::added, this, &MemberBar::add);
    connect(m_columns, &QToolButton::clicked, this, [this] {
        Q_EMIT columnsRequested(m_columns->mapToGlobal(m_columns->rect().bottomLeft()));
    });
    showFilter();
    showCounts();
    showPending(0);
}

void MemberBar::build()
{
    m_field->setObjectName(QStringLiteral("filterField"));
    KeyHints::say(*m_field, KeyHints::In::Placeholder, tr("Filter: db zone=c not left since<10m"),
                  {QStringLiteral("find")});
    m_field->setWords([this](const filter::Completion& wanted) {
        return models::filterWords(wanted, m_model.members(), m_model.catalog());
    });
    m_field->setWordsAreDear([this] { return m_model.members().size() > kManyMembers; });
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 12, 4);
    row->setSpacing(8);
    row->addWidget(m_field, 1);
    row->addWidget(m_saved);
}

void MemberBar::buildStrip()
{
    m_count->setObjectName(QStringLiteral("shownCount"));
    m_count->setTextFormat(Qt::PlainText);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_resort->setObjectName(QStringLiteral("resortChip"));
    m_resort->setFocusPolicy(Qt::TabFocus);
    m_columns->setObjectName(QStringLiteral("columnsButton"));
    m_columns->setText(tr("Columns") + QStringLiteral(" ▾"));
    m_columns->setAccessibleName(tr("Columns"));
    m_columns->setToolTip(tr("Which columns there are, and what can be done with the current one"));
    m_columns->setFocusPolicy(Qt::TabFocus);
    // It comes and goes without moving the table.
    auto policy = m_resort->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_resort->setSizePolicy(policy);

    auto* row = new QHBoxLayout(m_strip);
    row->setContentsMargins(12, 0, 12, 4);
    row->setSpacing(12);
    row->addWidget(m_count);
    row->addWidget(m_chips, 1);
    row->addWidget(m_resort);
    row->addWidget(m_columns);
}

void MemberBar::add(const QString& term)
{
    m_field->setText(
        QString::fromStdString(filter::withTerm(m_model.filter(), term.toStdString())));
}

void MemberBar::begin(const QString& start)
{
    const auto& there = m_model.filter();
    const QString before = there.isEmpty() ? QString()
                           : there.isAlternative()
                               ? QStringLiteral("(%1) ").arg(QString::fromStdString(there.text()))
                               : QString::fromStdString(there.text()) + QLatin1Char(' ');
    m_field->setFocus();
    m_field->setText(before + start);
}

void MemberBar::showFilter()
{
    const auto& error = m_model.filterError();
    const auto text = m_field->text();
    const bool atEnd = error && error->at.end() >= static_cast<std::size_t>(text.toUtf8().size());
    m_field->setMistake(error ? models::filterMistake(*error, text) : QString(), atEnd);
    m_chips->show(m_model.filter());
    m_saved->setCurrent(QString::fromStdString(m_model.filter().text()));
}

void MemberBar::showCounts()
{
    const int members = static_cast<int>(m_model.tally().total);
    m_count->setText(m_model.isFiltered() ? tr("%1 of %n", nullptr, members).arg(m_model.rowCount())
                                          : tr("%n member(s)", nullptr, members));
    // The chips beside it are clicked.
    keepWidth(*m_count, kCountDigits);
    // Without members there is nothing to filter; ghosts are still rows.
    for (QWidget* part : {static_cast<QWidget*>(this), m_strip})
        part->setVisible(members > 0 || m_model.rowCount() > 0);
}

void MemberBar::showPending(int rows)
{
    m_resort->setVisible(rows > 0);
    const auto letGo = m_model.ghostsLetGo();
    KeyHints::say(*m_resort, KeyHints::In::ToolTip, tr("Rows stay where they are until you sort"),
                  {QStringLiteral("sort.again")},
                  letGo == 0 ? QString()
                             : tr("%n member(s) that had gone are no longer listed, the longest "
                                  "gone first",
                                  nullptr, static_cast<int>(letGo)));
    m_resort->setText(tr("Re-sort (%1)").arg(rows));
    m_resort->setAccessibleName(tr("Re-sort, %n row(s) out of place", nullptr, rows));
}

} // namespace grapevine::widgets
