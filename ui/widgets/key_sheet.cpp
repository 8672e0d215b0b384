#include "ui/widgets/key_sheet.h"

#include <QApplication>
#include <QClipboard>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/models/fuzzy_match.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/key_rules.h"

namespace grapevine::widgets {

namespace {

constexpr int kColumnsMost = 3;
constexpr int kColumnLines = 22; ///< Width of a column, in heights of a line.
constexpr int kGap = 32;         ///< Between columns.

QLabel* plain(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

KeySheet::KeySheet(QWidget* parent)
    : QDialog(parent)
    , m_search(new QLineEdit(this))
    , m_area(new QScrollArea(this))
    , m_note(plain({}, this))
{
    setObjectName(QStringLiteral("keySheet"));
    setWindowTitle(tr("All keys"));
    m_search->setObjectName(QStringLiteral("keySheetSearch"));
    m_search->setAccessibleName(tr("Find a key or what it does"));
    m_search->setPlaceholderText(tr("Find a key or what it does"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_area->setObjectName(QStringLiteral("keySheetArea"));
    m_area->setAccessibleName(tr("All keys"));
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setFocusPolicy(Qt::StrongFocus);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->installEventFilter(this);
    m_note->setObjectName(QStringLiteral("keySheetNote"));
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    auto* change = new QPushButton(tr("Change keys …"), this);
    change->setObjectName(QStringLiteral("keySheetChange"));
    change->setAccessibleName(change->text());
    auto* copyAll = new QPushButton(tr("Copy as text"), this);
    copyAll->setObjectName(QStringLiteral("keySheetCopy"));
    copyAll->setAccessibleName(copyAll->text());
    auto* close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("keySheetClose"));
    close->setAccessibleName(close->text());
    for (auto* button : {change, copyAll, close})
        button->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(change);
    buttons->addWidget(copyAll);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto* page = new QVBoxLayout(this);
    page->setSpacing(12);
    page->addWidget(m_search);
    page->addWidget(m_area, 1);
    page->addWidget(m_note);
    page->addLayout(buttons);
    connect(m_search, &QLineEdit::textChanged, this, &KeySheet::fill);
    connect(change, &QPushButton::clicked, this, &KeySheet::changeRequested);
    connect(copyAll, &QPushButton::clicked, this, &KeySheet::copy);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    fill();
    const int line = fontMetrics().height();
    resize(60 * line, 36 * line);
    m_search->setFocus();
}

void KeySheet::setChoices(const models::KeyChoices& choices)
{
    m_choices = choices;
    fill();
}

/// Where keys hold that do not hold everywhere.
QString KeySheet::where(const ActSpec& act) const
{
    if (act.scope != ActScope::Window) return scopeTitle(act.scope);
    const auto keys = keysInForce(act, m_choices);
    const bool lettersOnly = std::all_of(keys.begin(), keys.end(), isBare);
    return lettersOnly ? scopeTitle(ActScope::Lists) : QString();
}

int KeySheet::columnsFor(int width) const
{
    return std::clamp(width / (kColumnLines * fontMetrics().height()), 1, kColumnsMost);
}

std::vector<KeySheet::Part> KeySheet::parts() const
{
    const models::FuzzyPattern pattern(m_search->text());
    std::vector<Part> all;
    for (const auto& act : allActs()) {
        const auto keys = keysInForce(act, m_choices);
        if (keys.isEmpty()) continue;
        const QString words =
            QStringList{act.title, keysText(keys), where(act), groupTitle(act.group)}.join(
                QLatin1Char('\n'));
        if (pattern.score(models::foldedForSearch(words)) == 0) continue;
        if (all.empty() || all.back().group != act.group) all.push_back({act.group, {}});
        all.back().acts.push_back(act);
    }
    return all;
}

QWidget* KeySheet::newPart(const Part& part, QWidget* page) const
{
    auto* block = new QWidget(page);
    auto* grid = new QGridLayout(block);
    grid->setContentsMargins(0, 0, 0, 20);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(5);
    grid->setColumnStretch(0, 1);
    auto* title = plain(groupTitle(part.group), block);
    QFont bold = font();
    bold.setBold(true);
    title->setFont(bold);
    grid->addWidget(title, 0, 0, 1, 2);
    int row = 1;
    for (const auto& act : part.acts) {
        auto* name = new ElidedLabel(QStringLiteral("key.") + act.id, block);
        name->setGivesWay(true);
        name->setText(act.title);
        auto* keys = plain(keysText(keysInForce(act, m_choices)), block);
        keys->setFont(bold);
        keys->setAlignment(Qt::AlignTrailing | Qt::AlignTop);
        const auto place = where(act);
        if (!place.isEmpty()) keys->setToolTip(place);
        QStringList words{act.title, keys->text(), place};
        words.removeAll(QString());
        name->setAccessibleName(words.join(QStringLiteral(", ")));
        grid->addWidget(name, row, 0);
        grid->addWidget(keys, row, 1);
        ++row;
    }
    return block;
}

void KeySheet::fill()
{
    m_columns = columnsFor(width());
    const auto all = parts();
    m_note->setText(
        m_choices.lettersOff
            ? tr("Letters and signs alone are switched off as keys.")
            : tr("Letters and signs alone are keys over lists; in a field they are text."));
    auto* page = new QWidget(m_area);
    page->setObjectName(QStringLiteral("keySheetPage"));
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 8, 0);
    row->setSpacing(kGap);
    std::size_t lines = 0;
    for (const auto& part : all)
        lines += part.acts.size() + 2;
    const auto each = lines / static_cast<std::size_t>(m_columns) + 1;
    QVBoxLayout* current = nullptr;
    std::size_t filled = each;
    int made = 0;
    for (const auto& part : all) {
        // A heading and what it heads stay together.
        if (filled + part.acts.size() / 2 >= each && made < m_columns) {
            if (current != nullptr) current->addStretch(1);
            current = new QVBoxLayout;
            row->addLayout(current, 1);
            filled = 0;
            ++made;
        }
        current->addWidget(newPart(part, page));
        filled += part.acts.size() + 2;
    }
    if (all.empty()) {
        current = new QVBoxLayout;
        row->addLayout(current, 1);
        auto* none = plain(tr("No key does that."), page);
        none->setForegroundRole(QPalette::PlaceholderText);
        current->addWidget(none);
    }
    current->addStretch(1);
    m_area->setWidget(page);
}

QString KeySheet::text() const
{
    QStringList lines;
    for (const auto& part : parts()) {
        if (!lines.isEmpty()) lines.append(QString());
        lines.append(groupTitle(part.group));
        for (const auto& act : part.acts) {
            const auto place = where(act);
            QString line =
                QStringLiteral("  %1\t%2").arg(keysText(keysInForce(act, m_choices)), act.title);
            if (!place.isEmpty()) line += QStringLiteral(" (%1)").arg(place);
            lines.append(line);
        }
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

void KeySheet::copy() const
{
    QApplication::clipboard()->setText(text());
}

bool KeySheet::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* press = static_cast<QKeyEvent*>(event);
        const bool isField = watched == m_search;
        if (press->matches(QKeySequence::Copy) && !(isField && m_search->hasSelectedText())) {
            copy();
            return true;
        }
        if (isField && (press->key() == Qt::Key_Down || press->key() == Qt::Key_PageDown)) {
            m_area->setFocus();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void KeySheet::resizeEvent(QResizeEvent* event)
{
    QDialog::resizeEvent(event);
    if (columnsFor(width()) != m_columns) fill();
}

} // namespace grapevine::widgets
