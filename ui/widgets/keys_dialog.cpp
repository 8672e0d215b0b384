#include "ui/widgets/keys_dialog.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/models/fuzzy_match.h"
#include "ui/widgets/key_catcher.h"
#include "ui/widgets/key_rules.h"

namespace grapevine::widgets {

namespace {

enum Column : int { Title, Keys, Where };

std::optional<ActSpec> actCalled(const QString& id)
{
    const auto acts = allActs();
    const auto found =
        std::find_if(acts.begin(), acts.end(), [&id](const ActSpec& act) { return act.id == id; });
    return found == acts.end() ? std::nullopt : std::optional(*found);
}

QPushButton* newButton(const char* name, const QString& text, QWidget* parent)
{
    auto* button = new QPushButton(text, parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setAccessibleName(text);
    button->setAutoDefault(false);
    return button;
}

} // namespace

KeysDialog::KeysDialog(QWidget* parent)
    : QDialog(parent)
    , m_search(new QLineEdit(this))
    , m_list(new QTreeWidget(this))
    , m_letters(new QCheckBox(tr("Letters and signs alone are keys over lists"), this))
{
    setObjectName(QStringLiteral("keysDialog"));
    setWindowTitle(tr("Change keys"));
    m_search->setObjectName(QStringLiteral("keysSearch"));
    m_search->setAccessibleName(tr("Find a key or what it does"));
    m_search->setPlaceholderText(tr("Find a key or what it does"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    buildList();
    m_letters->setObjectName(QStringLiteral("keysLetters"));
    m_letters->setAccessibleName(m_letters->text());
    m_letters->setToolTip(tr("Switch them off where a screen reader has use for them. All keys "
                             "with Ctrl or Alt stay."));
    m_resetAll = newButton("keysResetAll", tr("Reset all"), this);
    m_undo = newButton("keysUndo", tr("Take the last change back"), this);
    auto* close = newButton("keysClose", tr("Close"), this);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_resetAll);
    buttons->addWidget(m_undo);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto* page = new QVBoxLayout(this);
    page->setSpacing(8);
    page->addWidget(m_search);
    page->addWidget(m_list, 1);
    page->addWidget(buildEditor());
    page->addWidget(m_letters);
    page->addLayout(buttons);
    connect(m_search, &QLineEdit::textChanged, this, &KeysDialog::sift);
    connect(m_letters, &QCheckBox::clicked, this, [this](bool on) {
        auto next = m_choices;
        next.lettersOff = !on;
        change(next);
    });
    connect(m_resetAll, &QPushButton::clicked, this, [this] {
        // What another version knows is not ours to forget.
        auto next = m_choices;
        for (const auto& act : allActs())
            next.keys.erase(act.id);
        next.lettersOff = false;
        change(next);
    });
    connect(m_undo, &QPushButton::clicked, this, [this] {
        if (m_before.isEmpty()) return;
        setChoices(m_before.takeLast());
        showChosen();
        Q_EMIT choicesChanged(m_choices);
    });
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    fill();
    const int line = fontMetrics().height();
    resize(52 * line, 40 * line);
    m_search->setFocus();
}

void KeysDialog::buildList()
{
    m_list->setObjectName(QStringLiteral("keysList"));
    m_list->setAccessibleName(tr("Acts and their keys"));
    m_list->setHeaderLabels({tr("Act"), tr("Keys"), tr("Where")});
    m_list->header()->setObjectName(QStringLiteral("keysHeader"));
    m_list->setUniformRowHeights(true);
    m_list->setRootIsDecorated(false);
    m_list->setItemsExpandable(false);
    m_list->setAllColumnsShowFocus(true);
    m_list->installEventFilter(this);
    QTreeWidgetItem* heading = nullptr;
    std::optional<ActGroup> group;
    QFont bold = font();
    bold.setBold(true);
    for (const auto& act : allActs()) {
        if (act.group != group) {
            group = act.group;
            heading = new QTreeWidgetItem(m_list, {groupTitle(act.group)});
            heading->setFont(Title, bold);
            heading->setSizeHint(Title, QSize(0, fontMetrics().height() + 8));
            heading->setFirstColumnSpanned(true);
            heading->setFlags(Qt::ItemIsEnabled);
        }
        auto* item = new QTreeWidgetItem(heading);
        item->setData(Title, Qt::UserRole, act.id);
        item->setText(Title, act.title);
        item->setSizeHint(Title, QSize(0, fontMetrics().height() + 8));
        item->setText(Where, act.fixed ? tr("fixed") : scopeTitle(act.scope));
        for (const auto column : {Title, Where})
            item->setToolTip(column, item->text(column));
    }
    m_list->expandAll();
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(Title, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(Keys, QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(Where, QHeaderView::ResizeToContents);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &KeysDialog::showChosen);
    connect(m_list, &QTreeWidget::itemActivated, this, [this] { m_catcher->setFocus(); });
}

QWidget* KeysDialog::buildEditor()
{
    auto* editor = new QWidget(this);
    editor->setObjectName(QStringLiteral("keysEditor"));
    m_act = new QLabel(editor);
    m_act->setObjectName(QStringLiteral("keysAct"));
    m_act->setTextFormat(Qt::PlainText);
    m_act->setWordWrap(true);
    m_catcher = new KeyCatcher(editor);
    m_catcher->setObjectName(QStringLiteral("keysCatcher"));
    m_catcher->setAccessibleName(tr("New keys"));
    m_use = newButton("keysUse", tr("Use these"), editor);
    m_add = newButton("keysAdd", tr("Add these"), editor);
    m_none = newButton("keysNone", tr("No keys"), editor);
    m_reset = newButton("keysReset", tr("Reset"), editor);
    m_message = new QLabel(editor);
    m_message->setObjectName(QStringLiteral("keysMessage"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    // Room for two lines always: nothing jumps when there is something to say.
    m_message->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_message->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    auto* row = new QHBoxLayout;
    row->addWidget(m_catcher, 1);
    for (auto* button : {m_use, m_add, m_none, m_reset})
        row->addWidget(button);
    auto* column = new QVBoxLayout(editor);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_act);
    column->addLayout(row);
    column->addWidget(m_message);
    connect(m_catcher, &KeyCatcher::caught, this, &KeysDialog::handleCaught);
    connect(m_use, &QPushButton::clicked, this, [this] { use(false); });
    connect(m_add, &QPushButton::clicked, this, [this] { use(true); });
    connect(m_none, &QPushButton::clicked, this, [this] {
        const auto act = chosen();
        if (!act) return;
        auto next = m_choices;
        setKeys(*act, {}, next);
        change(next);
    });
    connect(m_reset, &QPushButton::clicked, this, [this] {
        const auto act = chosen();
        if (!act) return;
        auto next = m_choices;
        next.keys.erase(act->id);
        change(next);
    });
    return editor;
}

void KeysDialog::setChoices(const models::KeyChoices& choices)
{
    m_choices = choices;
    fill();
}

void KeysDialog::fill()
{
    const auto acts = allActs();
    for (int top = 0; top < m_list->topLevelItemCount(); ++top) {
        auto* heading = m_list->topLevelItem(top);
        for (int at = 0; at < heading->childCount(); ++at) {
            auto* item = heading->child(at);
            const auto act = actCalled(item->data(Title, Qt::UserRole).toString());
            const QString keys = keysText(keysInForce(*act, m_choices));
            item->setText(Keys, keys);
            item->setToolTip(Keys, keys);
            QFont face = font();
            face.setBold(m_choices.of(act->id).has_value());
            item->setFont(Keys, face);
            // The whole row for who cannot see it.
            item->setData(
                Title, Qt::AccessibleTextRole,
                QStringList{act->title, keys.isEmpty() ? tr("no keys") : keys, item->text(Where)}
                    .join(QStringLiteral(", ")));
        }
    }
    m_letters->setChecked(!m_choices.lettersOff);
    m_undo->setEnabled(!m_before.isEmpty());
    m_resetAll->setEnabled(m_choices.lettersOff ||
                           std::any_of(acts.begin(), acts.end(), [this](const ActSpec& act) {
                               return m_choices.of(act.id).has_value();
                           }));
    sift();
    showChosen();
}

void KeysDialog::sift()
{
    const models::FuzzyPattern pattern(m_search->text());
    for (int top = 0; top < m_list->topLevelItemCount(); ++top) {
        auto* heading = m_list->topLevelItem(top);
        bool any = false;
        for (int at = 0; at < heading->childCount(); ++at) {
            auto* item = heading->child(at);
            const QString words = QStringList{item->text(Title), item->text(Keys),
                                              item->text(Where), heading->text(Title)}
                                      .join(QLatin1Char('\n'));
            const bool fits = pattern.score(models::foldedForSearch(words)) > 0;
            item->setHidden(!fits);
            any = any || fits;
        }
        heading->setHidden(!any);
    }
}

void KeysDialog::select(const QString& act)
{
    for (int top = 0; top < m_list->topLevelItemCount(); ++top) {
        auto* heading = m_list->topLevelItem(top);
        for (int at = 0; at < heading->childCount(); ++at) {
            if (heading->child(at)->data(Title, Qt::UserRole) == act)
                m_list->setCurrentItem(heading->child(at));
        }
    }
}

std::optional<ActSpec> KeysDialog::chosen() const
{
    const auto* item = m_list->currentItem();
    return item == nullptr ? std::nullopt : actCalled(item->data(Title, Qt::UserRole).toString());
}

void KeysDialog::showChosen()
{
    const auto act = chosen();
    const bool can = act && !act->fixed;
    m_catcher->forget();
    m_catcher->setEnabled(can);
    m_use->setEnabled(false);
    m_add->setEnabled(false);
    m_none->setEnabled(can && !keysInForce(*act, m_choices).isEmpty());
    m_reset->setEnabled(can && m_choices.of(act->id).has_value());
    if (!act) {
        m_act->setText(tr("Choose an act above."));
    } else if (act->fixed) {
        m_act->setText(tr("%1: these keys are the list's or the field's own.").arg(act->title));
    } else {
        const QString keys = keysText(keysInForce(*act, m_choices));
        m_act->setText(
            QStringLiteral("%1: %2").arg(act->title, keys.isEmpty() ? tr("no keys") : keys));
    }
    m_message->clear();
}

void KeysDialog::handleCaught(const QKeySequence& keys)
{
    const auto act = chosen();
    if (!act) return;
    const auto had = keysInForce(*act, m_choices);
    QString words = keyProblem(*act, keys);
    bool can = words.isEmpty();
    if (can && had.contains(keys)) {
        words = tr("It has these keys.");
        can = false;
    } else if (can) {
        if (const auto other = conflictOf(*act, keys, m_choices)) {
            can = !other->fixed;
            words = other->fixed ? tr("Taken: “%1”, %2. These cannot be given away.")
                                       .arg(other->title, scopeTitle(other->scope))
                                 : tr("Taken: “%1”, %2. It would lose them.")
                                       .arg(other->title, scopeTitle(other->scope));
        } else if (isBare(keys) && m_choices.lettersOff) {
            words = tr("Letters alone are switched off below: it would hold once they are on.");
        }
    }
    m_message->setText(words);
    m_use->setEnabled(can);
    m_add->setEnabled(can && !had.isEmpty() && had.size() < models::KeyChoices::kKeysMost);
}

void KeysDialog::setKeys(const ActSpec& act, const QList<QKeySequence>& keys,
                         models::KeyChoices& into)
{
    if (keys == act.keys) {
        into.keys.erase(act.id);
    } else {
        into.keys[act.id] = keyWords(keys);
    }
}

void KeysDialog::use(bool beside)
{
    const auto act = chosen();
    const auto keys = m_catcher->keys();
    if (!act || keys.isEmpty()) return;
    auto next = m_choices;
    auto all = next;
    all.lettersOff = false;
    if (const auto other = conflictOf(*act, keys, next)) {
        auto rest = keysInForce(*other, all);
        rest.removeAll(keys);
        setKeys(*other, rest, next);
    }
    auto own = beside ? keysInForce(*act, all) : QList<QKeySequence>();
    own.append(keys);
    setKeys(*act, own, next);
    change(next);
    m_list->setFocus();
}

void KeysDialog::change(const models::KeyChoices& choices)
{
    if (choices == m_choices) return;
    m_before.append(m_choices);
    if (m_before.size() > kStepsBackMost) m_before.removeFirst();
    setChoices(choices);
    Q_EMIT choicesChanged(m_choices);
}

bool KeysDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (watched == m_search && (key == Qt::Key_Down || key == Qt::Key_Return)) {
            m_list->setFocus();
            if (chosen() && !m_list->currentItem()->isHidden()) return true;
            for (QTreeWidgetItemIterator at(m_list, QTreeWidgetItemIterator::NotHidden); *at;
                 ++at) {
                if (!(*at)->flags().testFlag(Qt::ItemIsSelectable)) continue;
                m_list->setCurrentItem(*at);
                break;
            }
            return true;
        }
        if (watched == m_list && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
            if (m_catcher->isEnabled()) m_catcher->setFocus();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace grapevine::widgets
