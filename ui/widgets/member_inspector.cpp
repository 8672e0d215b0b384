#include "ui/widgets/member_inspector.h"

#include <QButtonGroup>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonDocument>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <string>

#include "core/snapshot/row_writer.h"
#include "ui/models/cluster_text.h"
#include "ui/models/member_facts.h"
#include "ui/models/member_model.h"
#include "ui/models/ribbon_words.h"
#include "ui/models/time_words.h"
#include "ui/widgets/ribbon_bar.h"

namespace grapevine::widgets {

namespace {

using models::RibbonSpan;

/// Changes listed; the rest is in the timeline.
constexpr std::size_t kChangesShown = 200;

QTreeWidget* twoColumns(const char* name, const QString& about, const QStringList& heads,
                        QWidget* parent)
{
    auto* tree = new QTreeWidget(parent);
    tree->setObjectName(QLatin1String(name));
    tree->header()->setObjectName(QLatin1String(name) + QStringLiteral("Header"));
    tree->header()->setAccessibleName(about);
    tree->setAccessibleName(about);
    tree->setColumnCount(static_cast<int>(heads.size()));
    tree->setHeaderLabels(heads);
    tree->setRootIsDecorated(false);
    tree->setUniformRowHeights(true);
    tree->setFrameShape(QFrame::NoFrame);
    tree->header()->setStretchLastSection(true);
    tree->setIndentation(tree->fontMetrics().averageCharWidth() * 2);
    return tree;
}

/// The first column as wide as its words, but the second keeps `least`, as far as there is room.
void fitColumns(QTreeWidget& tree, int width, int least)
{
    // From the base, where it is everybody's to ask.
    const QAbstractItemView& view = tree;
    const int wanted = std::max(view.sizeHintForColumn(0), tree.header()->sectionSizeHint(0));
    const int room = width - tree.verticalScrollBar()->sizeHint().width();
    const int floor = room * 3 / 10;
    tree.setColumnWidth(0, std::clamp(room - least, floor, std::max(wanted, floor)));
}

/// What a cell takes that shows those words whole.
int cellWidth(const QTreeWidget& tree, const QString& words)
{
    return tree.fontMetrics().horizontalAdvance(words) + tree.fontMetrics().averageCharWidth() * 2;
}

/// JSON in which nothing is drawn otherwise than it is: what the plain-text gateway would mark is
/// written as JSON escapes it.
QString escaped(const QString& json)
{
    QString out;
    for (qsizetype at = 0; at < json.size(); ++at) {
        const qsizetype length =
            json[at].isHighSurrogate() && at + 1 < json.size() && json[at + 1].isLowSurrogate() ? 2
                                                                                                : 1;
        const QString letter = json.mid(at, length);
        const bool harmless =
            letter == QStringLiteral("\n") || models::clusterText(letter.toStdString()) == letter;
        if (harmless) {
            out += letter;
        } else {
            for (const QChar unit : letter)
                out += QStringLiteral("\\u%1").arg(unit.unicode(), 4, 16, QLatin1Char('0'));
        }
        at += length - 1;
    }
    return out;
}

/// A line with some air; the first of uniform rows tells the height of all.
QSize lineSize(const QWidget& tree)
{
    return {0, tree.fontMetrics().height() + 6};
}

} // namespace

MemberInspector::MemberInspector(const models::MemberModel& members, QWidget* parent)
    : QWidget(parent)
    , m_members(members)
{
    setObjectName(QStringLiteral("memberInspector"));
    build();
    const auto follow = [this] {
        const auto row = m_member ? m_members.member(*m_member) : nullptr;
        if (row != m_shown || isGone() != m_gone) refresh();
    };
    connect(&members, &models::MemberModel::dataChanged, this, follow);
    connect(&members, &models::MemberModel::modelReset, this, follow);
    refresh();
}

void MemberInspector::build()
{
    m_name = new QLabel(this);
    m_name->setObjectName(QStringLiteral("inspectedName"));
    m_name->setTextFormat(Qt::PlainText);
    m_name->setWordWrap(true);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QFont heading = font();
    heading.setPointSizeF(heading.pointSizeF() + 3);
    heading.setBold(true);
    m_name->setFont(heading);
    m_state = new QLabel(this);
    m_state->setObjectName(QStringLiteral("inspectedState"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_facts = twoColumns("inspectedFacts", tr("What is known"), {tr("What"), tr("Value")}, this);
    m_facts->setHeaderHidden(true);
    m_facts->setRootIsDecorated(true);
    m_raw = new QPlainTextEdit(this);
    m_raw->setObjectName(QStringLiteral("inspectedRaw"));
    m_raw->setAccessibleName(tr("The member as serf members prints it"));
    m_raw->setReadOnly(true);
    m_raw->setFrameShape(QFrame::NoFrame);
    m_raw->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(QStringLiteral("inspectorTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_facts, tr("Facts"));
    m_tabs->addTab(buildHistory(), tr("History"));
    m_tabs->addTab(m_raw, tr("Raw"));
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(12, 12, 12, 8);
    page->setSpacing(4);
    page->addWidget(m_name);
    page->addWidget(m_state);
    page->addSpacing(4);
    page->addWidget(m_tabs, 1);
    // A time is read to its end.
    setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("2026-11-20 03:10:05Z")) +
                    fontMetrics().averageCharWidth() * 34);
}

QWidget* MemberInspector::buildHistory()
{
    auto* history = new QWidget(this);
    m_spans = new QButtonGroup(this);
    auto* spans = new QHBoxLayout;
    spans->setSpacing(2);
    for (const auto span : {RibbonSpan::Hour, RibbonSpan::Day, RibbonSpan::Week}) {
        auto* button = new QToolButton(history);
        button->setObjectName(QStringLiteral("inspectorSpan%1").arg(static_cast<int>(span)));
        button->setText(models::spanWord(span));
        button->setCheckable(true);
        button->setChecked(span == m_span);
        m_spans->addButton(button, static_cast<int>(span));
        spans->addWidget(button);
    }
    spans->addStretch(1);
    connect(m_spans, &QButtonGroup::idClicked, this, [this](int span) {
        m_span = static_cast<RibbonSpan>(span);
        showHistory();
    });
    m_ribbon = new RibbonBar(history);
    m_words = new QLabel(history);
    m_words->setObjectName(QStringLiteral("ribbonWords"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setForegroundRole(QPalette::PlaceholderText);
    m_changes = twoColumns("inspectedChanges", tr("Changes, the last one first"),
                           {tr("When"), tr("Status")}, history);
    auto* page = new QVBoxLayout(history);
    page->setContentsMargins(0, 8, 0, 0);
    page->addLayout(spans);
    page->addWidget(m_ribbon);
    page->addWidget(m_words);
    page->addWidget(m_changes, 1);
    return history;
}

void MemberInspector::setMember(std::optional<MemberKey> member)
{
    if (member == m_member) return;
    m_member = member;
    m_facts->clear();
    refresh();
}

bool MemberInspector::isGone() const
{
    const auto& store = m_members.members();
    const auto slot = m_member ? store.find(*m_member) : std::nullopt;
    return slot && store.at(*slot).ghost;
}

void MemberInspector::tick()
{
    refresh();
}

void MemberInspector::refresh()
{
    const auto row = m_member ? m_members.member(*m_member) : nullptr;
    m_shown = row;
    m_gone = isGone();
    m_tabs->setVisible(row != nullptr);
    if (!row) {
        m_name->clear();
        m_state->setText(m_member ? tr("This member is no longer known.")
                                  : tr("Choose a member to see what is known about it."));
        return;
    }
    const QString name = models::clusterText(row->facts->name);
    if (m_name->text() != name) m_name->setText(name);
    const QString age = models::ageText(m_members.now().boot - row->since.boot);
    const QString word = models::statusWord(models::statusKind(*row));
    m_state->setText(row->sinceFirstLook ? tr("%1 for more than %2").arg(word, age)
                                         : tr("%1 for %2").arg(word, age));
    if (m_gone) m_state->setText(tr("Last seen %1; nobody asked knows it any more.").arg(word));
    showFacts();
    showHistory();
    showRaw();
    fit();
}

void MemberInspector::fit()
{
    // Whichever is in sight: both have the inspector's width.
    const int width = contentsRect().width() - layout()->contentsMargins().left() -
                      layout()->contentsMargins().right();
    // Times are read to their ends; whatever is cut short has a tooltip.
    fitColumns(*m_facts, width, m_timeWidth);
    int word = 0;
    for (int at = 0; at < m_changes->topLevelItemCount(); ++at)
        word = std::max(word, cellWidth(*m_changes, m_changes->topLevelItem(at)->text(1)));
    fitColumns(*m_changes, width, word);
}

void MemberInspector::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void MemberInspector::showFacts()
{
    const auto row = m_members.member(*m_member);
    const auto facts = models::memberFacts(*row, &m_members.history(), m_members.now());
    // Written into the lines that are there: what a person has selected or scrolled to stays.
    QTreeWidgetItem* group = nullptr;
    int top = 0;
    int line = 0;
    const auto end = [&] {
        while (group != nullptr && group->childCount() > line)
            delete group->takeChild(line);
    };
    std::optional<models::MemberFact::Group> current;
    m_timeWidth = 0;
    for (const auto& fact : facts) {
        if (!fact.brief.isEmpty())
            m_timeWidth = std::max(m_timeWidth, cellWidth(*m_facts, fact.brief));
        if (current != fact.group) {
            end();
            current = fact.group;
            line = 0;
            const QString title = models::groupName(fact.group);
            while (top < m_facts->topLevelItemCount() &&
                   m_facts->topLevelItem(top)->data(0, Qt::UserRole).toInt() <
                       static_cast<int>(fact.group)) {
                delete m_facts->takeTopLevelItem(top);
            }
            group = m_facts->topLevelItem(top);
            if (group == nullptr ||
                group->data(0, Qt::UserRole).toInt() != static_cast<int>(fact.group)) {
                group = new QTreeWidgetItem({title});
                group->setData(0, Qt::UserRole, static_cast<int>(fact.group));
                QFont bold = font();
                bold.setBold(true);
                group->setFont(0, bold);
                group->setFlags(Qt::ItemIsEnabled);
                group->setSizeHint(0, lineSize(*m_facts));
                m_facts->insertTopLevelItem(top, group);
                group->setExpanded(true);
                m_facts->setFirstColumnSpanned(top, QModelIndex(), true);
            }
            ++top;
        }
        auto* item = group->child(line);
        if (item == nullptr) item = new QTreeWidgetItem(group);
        const QString& told = fact.brief.isEmpty() ? fact.value : fact.brief;
        const QString value = told.isEmpty() ? QStringLiteral("–") : told;
        if (item->text(0) != fact.name) {
            item->setText(0, fact.name);
            item->setToolTip(0, models::tooltipText(fact.name));
        }
        if (item->text(1) != value) {
            item->setText(1, value);
            item->setToolTip(1, models::tooltipText(fact.value.isEmpty() ? value : fact.value));
        }
        ++line;
    }
    end();
    while (m_facts->topLevelItemCount() > top)
        delete m_facts->takeTopLevelItem(top);
}

void MemberInspector::showHistory()
{
    const auto row = m_member ? m_members.member(*m_member) : nullptr;
    if (!row) return;
    const auto& history = m_members.history();
    const auto now = m_members.now().boot;
    const QString words = models::ribbonWords(*row, &history, m_span, now);
    m_words->setText(words);
    m_ribbon->setPieces(history.ribbon(*row, m_span, now), words);
    const auto changes = history.changes(*row);
    const auto shown = static_cast<int>(std::min(changes.size(), kChangesShown));
    while (m_changes->topLevelItemCount() > shown)
        delete m_changes->takeTopLevelItem(shown);
    for (int at = 0; at < shown; ++at) {
        const auto& change = changes[changes.size() - 1 - static_cast<std::size_t>(at)];
        auto* item = m_changes->topLevelItem(at);
        if (item == nullptr) item = new QTreeWidgetItem(m_changes);
        const bool first = static_cast<std::size_t>(at) + 1 == changes.size();
        const auto told = [&](const QString& time) {
            return first && !history.isCut(*row) ? tr("%1 (first seen)").arg(time) : time;
        };
        const QString when = told(models::briefTimeText(change.at.wall));
        const QString whole =
            models::tooltipText(when + QLatin1Char('\n') + models::preciseText(change.at.wall));
        if (item->toolTip(0) != whole) item->setToolTip(0, whole);
        if (item->text(0) != when) {
            item->setText(0, when);
            item->setSizeHint(0, {cellWidth(*m_changes, when), lineSize(*m_changes).height()});
        }
        const QString word = models::statusWord(change.kind);
        if (item->text(1) != word) item->setText(1, word);
    }
}

void MemberInspector::showRaw()
{
    const auto row = m_members.member(*m_member);
    const auto writer = snapshot::makeWriter(snapshot::Format::JsonLines, {});
    std::string line;
    writer->begin(line);
    writer->row(line, *row);
    writer->end(line);
    const QString text = escaped(QString::fromUtf8(
        QJsonDocument::fromJson(QByteArray::fromStdString(line)).toJson(QJsonDocument::Indented)));
    if (m_raw->toPlainText() != text) m_raw->setPlainText(text);
}

} // namespace grapevine::widgets
