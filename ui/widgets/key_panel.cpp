#include "ui/widgets/key_panel.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <chrono>

#include "core/filter/edit.h"
#include "ui/models/key_list.h"
#include "ui/models/key_matrix.h"
#include "ui/models/time_words.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/key_table_view.h"
#include "ui/widgets/status_glyph.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {

constexpr int kMark = 16;
constexpr int kKeysShown = 3;    ///< Rows of keys at once.
constexpr int kMembersLeast = 2; ///< Rows of members that are always in sight.

} // namespace

KeyPanel::KeyPanel(QWidget* parent)
    : QWidget(parent)
    , m_list(new models::KeyList(this))
    , m_matrix(new models::KeyMatrix(this))
    , m_mark(new QLabel(this))
    , m_headline(new ElidedLabel(QStringLiteral("keysHeadline"), this))
    , m_age(new QLabel(this))
    , m_words(new QLabel(this))
    , m_ask(new QPushButton(this))
    , m_join(new QPushButton(tr("Join as observer …"), this))
    , m_keys(new KeyTableView(QStringLiteral("keyList"), m_list, false, this))
    , m_members(new KeyTableView(QStringLiteral("keyMatrix"), m_matrix, true, this))
{
    setObjectName(QStringLiteral("keyPanel"));
    build();
    connect(m_ask, &QPushButton::clicked, this, &KeyPanel::askRequested);
    connect(m_join, &QPushButton::clicked, this, &KeyPanel::joinRequested);
    showRows();
    showWords();
}

void KeyPanel::build()
{
    m_mark->setTextFormat(Qt::PlainText);
    m_mark->setFixedSize(kMark, kMark);
    QFont bold = font();
    bold.setBold(true);
    m_headline->setFont(bold);
    m_headline->setGivesWay(true);
    m_age->setObjectName(QStringLiteral("keysAge"));
    m_age->setTextFormat(Qt::PlainText);
    m_age->setForegroundRole(QPalette::PlaceholderText);
    m_age->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    // As wide as it will be: time that goes on moves nothing.
    const QString longest = tr("asked %1 ago").arg(models::ageText(std::chrono::minutes{59}));
    m_age->setMinimumWidth(m_age->fontMetrics().horizontalAdvance(longest) + 4);
    m_words->setObjectName(QStringLiteral("keysWords"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setForegroundRole(QPalette::PlaceholderText);
    m_words->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    // Two lines from the start: what is said later moves nothing.
    m_words->setMinimumHeight(2 * m_words->fontMetrics().lineSpacing());
    m_ask->setObjectName(QStringLiteral("keysAsk"));
    m_ask->setAutoDefault(false);
    m_join->setObjectName(QStringLiteral("keysJoin"));
    m_join->setAccessibleName(m_join->text());
    m_join->setAutoDefault(false);
    m_keys->setAccessibleName(tr("Keys, and who would be cut off"));
    m_members->setAccessibleName(tr("Members and the keys they hold"));
    m_members->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_members->setMinimumHeight(m_members->fontMetrics().height() * 2 * (kMembersLeast + 1));
    auto* follow = new QAction(tr("Show among the members"), m_members);
    follow->setObjectName(QStringLiteral("keyMatrixFollow"));
    follow->setShortcuts({QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)});
    follow->setShortcutContext(Qt::WidgetShortcut);
    m_members->insertAction(m_members->actions().constFirst(), follow);
    connect(follow, &QAction::triggered, this, &KeyPanel::followMember);
    connect(m_members, &QTableView::doubleClicked, this, &KeyPanel::followMember);
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_mark);
    top->addWidget(m_headline, 1);
    top->addWidget(m_age);
    top->addWidget(m_join);
    top->addWidget(m_ask);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(16, 8, 12, 8);
    head->setSpacing(6);
    head->addLayout(top);
    head->addWidget(m_words);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_keys);
    column->addWidget(m_members, 1);
}

void KeyPanel::show(const models::KeySurvey& survey)
{
    m_survey = survey;
    const bool over = survey.report && survey.report->complete && !survey.isOpen();
    if (over) {
        m_rows = survey.report;
        showRows();
    }
    showWords();
}

void KeyPanel::clear()
{
    m_survey = {};
    m_rows.reset();
    showRows();
    showWords();
}

void KeyPanel::look(const Look& look)
{
    m_look = look;
    showWords();
}

void KeyPanel::showRows()
{
    const std::string current = m_members->currentIndex().isValid()
                                    ? m_matrix->memberAt(m_members->currentIndex().row())
                                    : std::string();
    const auto* report = m_rows ? &*m_rows : nullptr;
    m_list->show(report);
    m_matrix->show(report);
    const bool keys = m_list->rowCount() > 0;
    const bool members = keys && m_matrix->rowCount() > 0;
    m_keys->setVisible(keys);
    m_members->setVisible(members);
    // Without rows the room is the leaders'.
    setSizePolicy(QSizePolicy::Preferred, members ? QSizePolicy::Preferred : QSizePolicy::Maximum);
    m_keys->sizeColumns();
    m_keys->setRowsShown(kKeysShown);
    m_members->sizeColumns();
    if (const int row = m_matrix->rowOf(current); row >= 0)
        m_members->setCurrentIndex(m_matrix->index(row, 0));
}

void KeyPanel::showGlyph()
{
    const auto kind = models::keyGlyph(models::keyVerdict(m_survey));
    const Theme& theme = Theme::behind(palette());
    const QPixmap mark = statusGlyph(kind, kMark, devicePixelRatioF(), theme.of(kind));
    // Another picture makes the window lay itself out anew.
    if (m_mark->pixmap().cacheKey() != mark.cacheKey()) m_mark->setPixmap(mark);
}

void KeyPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    // Glyphs have the colours of the theme.
    if (event->type() == QEvent::PaletteChange) showGlyph();
}

void KeyPanel::showWords()
{
    const bool begun = m_survey.command.has_value();
    const bool open = m_survey.isOpen();
    const bool possible =
        m_look.asking == models::KeyAsking::Possible || m_look.asking == models::KeyAsking::ByAgent;
    const QString offer = models::askingText(m_look.asking, m_look.members, m_look.demo);
    showGlyph();
    m_headline->setText(models::keyHeadline(m_survey));
    QString words = begun ? models::keyDetail(m_survey) : offer;
    if (begun && !possible) words += (words.isEmpty() ? QString() : QStringLiteral(" ")) + offer;
    m_words->setText(words);
    m_age->setVisible(begun && !open);
    m_age->setText(
        tr("asked %1 ago").arg(models::ageText(m_look.now.boot - m_survey.askedAt.boot)));
    m_ask->setText(open ? tr("Asking …") : begun ? tr("Ask again") : tr("Ask for the keys"));
    m_ask->setAccessibleName(m_ask->text());
    m_ask->setAccessibleDescription(offer);
    m_ask->setToolTip(begun ? offer : QString());
    m_ask->setEnabled(possible && !open);
    m_ask->setVisible(possible || begun);
    m_join->setVisible(m_look.canJoin);
}

void KeyPanel::followMember()
{
    const auto current = m_members->currentIndex();
    if (!current.isValid()) return;
    Q_EMIT filterWanted(QString::fromStdString(
        filter::termForField("name", m_matrix->memberAt(current.row()), false)));
}

void KeyPanel::focusContent()
{
    if (m_members->isVisible()) {
        m_members->setFocus();
    } else if (m_ask->isVisible() && m_ask->isEnabled()) {
        m_ask->setFocus();
    } else if (m_join->isVisible()) {
        m_join->setFocus();
    } else {
        setFocus();
    }
}

} // namespace grapevine::widgets
