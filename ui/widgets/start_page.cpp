#include "ui/widgets/start_page.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/models/address_list.h"
#include "ui/models/cluster_text.h"
#include "ui/widgets/access_form.h"
#include "ui/widgets/demo_button.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/link_list.h"

namespace grapevine::widgets {

namespace {

constexpr int kColumnWidth = 600;
constexpr int kRecentMost = 5;
constexpr int kOpenMost = 8;
constexpr int kProfilesMost = 8;
constexpr int kIconSide = 56;
constexpr int kAddressLongest = 16384; ///< A pasted `serf members` of a few hundred rows.

QLabel* plainLabel(const QString& objectName, const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QFont grown(QFont font, int points, bool bold)
{
    font.setPointSizeF(font.pointSizeF() + points);
    font.setBold(bold);
    return font;
}

/// One file of this machine, or a folder; empty otherwise.
QString droppedFile(const QMimeData& data)
{
    const auto urls = data.urls();
    return urls.size() == 1 && urls[0].isLocalFile() ? urls[0].toLocalFile() : QString();
}

} // namespace

StartPage::StartPage(const QString& version, QWidget* parent)
    : QWidget(parent)
    , m_demo(new DemoButton(this))
    , m_address(new QLineEdit(this))
    , m_look(new QPushButton(tr("Look"), this))
    , m_hint(plainLabel(QStringLiteral("addressHint"), {}, this))
    , m_problem(plainLabel(QStringLiteral("addressProblem"), {}, this))
    , m_waiting(plainLabel(QStringLiteral("waitingAddress"), {}, this))
    , m_local(new LinkButton(QStringLiteral("localAgent"), this))
    , m_compare(new LinkButton(QStringLiteral("compareExports"), this))
    , m_settings(new LinkButton(QStringLiteral("startSettings"), this))
    , m_import(new LinkButton(QStringLiteral("importAgent"), this))
    , m_fold(new QToolButton(this))
    , m_access(new AccessForm(this))
    , m_open(new LinkList(QStringLiteral("open"), tr("Open now"), tr("Back to %1"), this))
    , m_profiles(new LinkList(QStringLiteral("profile"), tr("Your clusters"),
                              tr("Look at %1", "a profile"), this))
    , m_recent(new LinkList(QStringLiteral("recent"), tr("Looked at before"),
                            tr("Look again at %1"), this))
{
    setObjectName(QStringLiteral("startPage"));
    m_address->setObjectName(QStringLiteral("addressField"));
    m_address->setAccessibleName(tr("Address of any member"));
    m_address->setPlaceholderText(tr("address of any member, such as 10.0.3.17:7946"));
    m_address->setMaxLength(kAddressLongest);
    m_address->setFont(grown(font(), 1, false));
    m_address->setMinimumHeight(m_address->fontMetrics().height() + 18);
    m_look->setObjectName(QStringLiteral("lookButton"));
    m_look->setAccessibleName(tr("Look at the cluster"));
    m_look->setDefault(true);
    m_look->setFont(m_address->font());
    m_look->setMinimumSize(104, m_address->minimumHeight());
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_problem->setForegroundRole(QPalette::BrightText);
    m_problem->hide();
    m_waiting->setContentsMargins(0, 0, 0, 12);
    m_waiting->hide();
    m_local->hide();
    m_fold->setObjectName(QStringLiteral("accessFold"));
    m_fold->setAccessibleName(tr("Key, label and local address"));
    m_fold->setText(tr("Key, label, local address"));
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setAutoRaise(true);

    auto* title = plainLabel(QStringLiteral("lookTitle"), tr("Look at a cluster"), this);
    title->setFont(grown(font(), 3, true));
    auto* titleRow = new QHBoxLayout;
    titleRow->addWidget(title, 1);
    titleRow->addWidget(new KeyCap(QStringLiteral("L"), this), 0, Qt::AlignVCenter);
    titleRow->setContentsMargins(0, 0, DemoButton::kPadding, 0);
    auto* addressRow = new QHBoxLayout;
    addressRow->setSpacing(8);
    addressRow->addWidget(m_address, 1);
    addressRow->addWidget(m_look);

    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(buildHead());
    column->addSpacing(24);
    column->addWidget(m_waiting);
    column->addWidget(m_open);
    column->addWidget(m_demo);
    column->addSpacing(24);
    column->addLayout(titleRow);
    column->addLayout(addressRow);
    column->addWidget(m_problem);
    column->addWidget(m_hint);
    column->addWidget(m_local, 0, Qt::AlignLeft);
    column->addSpacing(4);
    column->addWidget(m_fold, 0, Qt::AlignLeft);
    column->addWidget(m_access);
    column->addSpacing(16);
    column->addWidget(m_profiles);
    column->addWidget(m_recent);
    auto* diagnostics = new LinkButton(QStringLiteral("startDiagnostics"), this);
    diagnostics->setText(tr("Diagnostics: log, errors, versions"));
    diagnostics->setAccessibleName(diagnostics->text());
    connect(diagnostics, &QAbstractButton::clicked, this, &StartPage::diagnosticsWanted);
    auto* files = new QHBoxLayout;
    files->setSpacing(24);
    files->addWidget(m_import);
    files->addWidget(m_compare);
    files->addStretch(1);
    column->addLayout(files);
    auto* others = new QHBoxLayout;
    others->setSpacing(24);
    others->addWidget(m_settings);
    others->addWidget(diagnostics);
    others->addStretch(1);
    column->addLayout(others);
    auto* box = new QWidget(this);
    box->setObjectName(QStringLiteral("startColumn"));
    box->setMaximumWidth(kColumnWidth);
    box->setLayout(column);

    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(box, 20);
    middle->addStretch(1);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(32, 32, 32, 14);
    page->addStretch(2);
    page->addLayout(middle);
    page->addStretch(3);
    page->addWidget(buildFoot(version));

    m_compare->setText(tr("Compare two exports …"));
    m_compare->setAccessibleName(m_compare->text());
    m_compare->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
    m_import->setText(tr("Import a Serf agent's configuration …"));
    m_import->setAccessibleName(m_import->text());
    connect(m_import, &QAbstractButton::clicked, this, [this] { Q_EMIT importRequested({}); });
    // What is dropped is the page's, wherever it falls.
    m_address->setAcceptDrops(false);
    setAcceptDrops(true);
    connect(m_compare, &QAbstractButton::clicked, this, &StartPage::compareExportsRequested);
    m_settings->setText(tr("Settings"));
    m_settings->setAccessibleName(m_settings->text());
    m_settings->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Comma));
    connect(m_settings, &QAbstractButton::clicked, this, &StartPage::settingsRequested);
    connect(m_demo, &DemoButton::clicked, this, &StartPage::demoRequested);
    connect(m_look, &QPushButton::clicked, this, &StartPage::submit);
    connect(m_address, &QLineEdit::returnPressed, this, &StartPage::submit);
    connect(m_access, &AccessForm::returnPressed, this, &StartPage::submit);
    connect(m_address, &QLineEdit::textChanged, this, &StartPage::showUnderstood);
    connect(m_address, &QLineEdit::textChanged, this, &StartPage::findProfile);
    connect(m_access, &AccessForm::labelChanged, this, &StartPage::findProfile);
    connect(m_access, &AccessForm::secretExpected, this, &StartPage::secretExpected);
    connect(m_fold, &QToolButton::clicked, this, [this] { unfold(m_access->isHidden()); });
    connect(m_recent, &LinkList::chosen, this, &StartPage::look);
    connect(m_profiles, &LinkList::chosen, this, &StartPage::profileChosen);
    connect(m_open, &LinkList::chosen, this, [this](const QString& wanted) {
        for (const auto& cluster : m_openClusters) {
            if (cluster.title == wanted) {
                Q_EMIT openChosen(cluster.id);
                return;
            }
        }
    });
    connect(m_local, &QPushButton::clicked, this, [this] { look(m_localAddress); });
    unfold(false);
    showUnderstood();
}

QWidget* StartPage::buildHead()
{
    auto* head = new QWidget(this);
    head->setObjectName(QStringLiteral("startHead"));
    auto* picture = new QLabel(head);
    picture->setObjectName(QStringLiteral("startPicture"));
    picture->setPixmap(programIcon().pixmap(QSize(kIconSide, kIconSide), devicePixelRatioF()));
    picture->setFixedSize(kIconSide, kIconSide);
    auto* name = plainLabel(QStringLiteral("startName"), QStringLiteral("Grapevine"), head);
    name->setFont(grown(font(), 9, true));
    auto* motto =
        plainLabel(QStringLiteral("startMotto"),
                   tr("Watches a Serf cluster, without joining it unless asked to."), head);
    motto->setForegroundRole(QPalette::PlaceholderText);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(name);
    words->addWidget(motto);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    row->addWidget(picture);
    row->addLayout(words, 1);
    return head;
}

QWidget* StartPage::buildFoot(const QString& version)
{
    auto* foot = plainLabel(QStringLiteral("startFoot"),
                            QStringLiteral("Grapevine %1  ·  GPL-3.0-or-later  ·  %2")
                                .arg(version, tr("no data leaves this computer")),
                            this);
    foot->setForegroundRole(QPalette::PlaceholderText);
    foot->setAlignment(Qt::AlignCenter);
    return foot;
}

void StartPage::unfold(bool open)
{
    m_access->setVisible(open);
    m_fold->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_fold->setAccessibleDescription(open ? tr("unfolded") : tr("folded"));
}

void StartPage::setRecent(const QStringList& addresses)
{
    m_recent->show(addresses, kRecentMost);
}

void StartPage::setOpen(const OpenClusters& clusters)
{
    QStringList titles;
    for (const auto& cluster : clusters)
        titles.append(cluster.title);
    QStringList before;
    for (const auto& cluster : m_openClusters)
        before.append(cluster.title);
    m_openClusters = clusters;
    // Told whenever a count moves: lines are not made anew for that, or a click would miss.
    if (titles != before) m_open->show(titles, kOpenMost);
}

void StartPage::setProfiles(const QStringList& names)
{
    m_profiles->show(names, kProfilesMost);
}

void StartPage::offerLocalAgent(const QString& address)
{
    m_localAddress = address;
    m_local->setText(tr("Something listens on %1 on this machine: look at it").arg(address));
    m_local->setAccessibleName(m_local->text());
    m_local->setVisible(!address.isEmpty());
}

void StartPage::setWaiting(const QString& uri)
{
    m_waiting->setVisible(!uri.isEmpty());
    m_waiting->setText(tr("%1 waits for its cluster. Choose one here: the address then fills the "
                          "form of the place Ask, and nothing is sent until you send it.")
                           .arg(uri));
}

void StartPage::takeOver(const StartPage& other)
{
    setAddresses(other.addresses());
    m_access->takeOver(*other.m_access);
    unfold(!other.m_access->isHidden());
}

void StartPage::setAddresses(const QString& text)
{
    m_address->setText(text);
}

void StartPage::setLabel(const QString& label)
{
    m_access->setLabel(label);
    if (!label.isEmpty()) unfold(true);
}

void StartPage::askForKey()
{
    unfold(true);
    m_access->focusKey();
}

void StartPage::setKeepingOffer(KeepingOffer offer)
{
    m_access->setOffer(offer);
}

void StartPage::setKeeping(KeyKeeping keeping)
{
    m_access->setKeeping(keeping);
}

void StartPage::setFindProfile(FindProfile find)
{
    m_findProfile = std::move(find);
    findProfile();
}

void StartPage::findProfile()
{
    if (!m_findProfile) return;
    const auto list = models::parseAddresses(m_address->text());
    m_access->setProfile(list.seeds.empty() ? QString()
                                            : m_findProfile(list.seeds, m_access->label()));
}

QString StartPage::addresses() const
{
    return m_address->text();
}

void StartPage::look(const QString& addresses)
{
    m_address->setText(addresses);
    submit();
}

void StartPage::showUnderstood()
{
    m_problem->hide();
    const auto list = models::parseAddresses(m_address->text());
    QString hint = tr("Several may be given; the output of “serf members” can be pasted.");
    if (list.fromSerfMembers) {
        hint = tr("Output of “serf members”: %n address(es) of members alive.", nullptr,
                  static_cast<int>(list.seeds.size()));
    } else if (list.seeds.size() > 1 && list.wrong.isEmpty()) {
        hint = tr("%n address(es), asked in turn.", nullptr, static_cast<int>(list.seeds.size()));
    }
    if (list.leftOut > 0) {
        hint += QLatin1Char(' ') +
                tr("The first %n will do.", nullptr, static_cast<int>(list.seeds.size()));
    }
    m_hint->setText(hint);
}

void StartPage::submit()
{
    const auto list = models::parseAddresses(m_address->text());
    if (!list.wrong.isEmpty()) {
        showProblem(tr("“%1” is no address. Write host, host:port or [v6]:port.")
                        .arg(models::clusterText(list.wrong.first().toStdString(), 60)),
                    Field::Address);
        return;
    }
    if (list.seeds.empty()) {
        showProblem(list.fromSerfMembers ? tr("None of these members is alive.")
                                         : tr("Give the address of any member first."),
                    Field::Address);
        return;
    }
    PeekRequest request{.seeds = list.seeds};
    if (!m_access->fill(request)) {
        showProblem(
            tr("The local address must be an IP address of this machine, with or without a port."),
            Field::Bind);
        return;
    }
    m_problem->hide();
    Q_EMIT peekRequested(request);
}

void StartPage::showProblem(const QString& sentence, Field field)
{
    m_problem->setText(sentence);
    m_problem->show();
    if (field != Field::Address) unfold(true);
    switch (field) {
    case Field::Address: m_address->setFocus(); break;
    case Field::Key: m_access->focusKey(); break;
    case Field::Label: m_access->focusLabel(); break;
    case Field::Bind: m_access->focusBind(); break;
    }
}

void StartPage::forgetKey()
{
    m_access->forgetKey();
}

void StartPage::focusFirst()
{
    if (m_recent->isHidden() && m_profiles->isHidden() && m_address->text().isEmpty()) {
        m_demo->setFocus();
    } else {
        focusAddress();
    }
}

void StartPage::keyPressEvent(QKeyEvent* event)
{
    // What is typed into a field ends there; only keys nobody wanted come here.
    if (event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_D) {
        m_demo->click();
    } else if (event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_L) {
        focusAddress();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void StartPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (!droppedFile(*event->mimeData()).isEmpty() || event->mimeData()->hasText())
        event->acceptProposedAction();
}

void StartPage::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    const QString file = droppedFile(*event->mimeData());
    if (file.isEmpty()) {
        m_address->insert(event->mimeData()->text());
        m_address->setFocus();
        return;
    }
    // Whoever dragged it waits until this is over; a dialog would keep them.
    QMetaObject::invokeMethod(
        this, [this, file] { Q_EMIT importRequested(file); }, Qt::QueuedConnection);
}

void StartPage::focusAddress()
{
    m_address->setFocus();
    m_address->selectAll();
}

} // namespace grapevine::widgets
