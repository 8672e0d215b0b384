#include "ui/widgets/kept_keys_section.h"

#include <QFontDatabase>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/models/cluster_text.h"

namespace grapevine::widgets {

namespace {

QLabel* plainLabel(const QString& objectName, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QString plain(const QString& name)
{
    return models::clusterText(name.toStdString(), 64);
}

} // namespace

KeptKeysSection::KeptKeysSection(QWidget* parent)
    : QWidget(parent)
    , m_none(plainLabel(QStringLiteral("keptNone"), this))
    , m_where(plainLabel(QStringLiteral("keptWhere"), this))
    , m_troubleRow(new QWidget(this))
    , m_trouble(plainLabel(QStringLiteral("keptTrouble"), m_troubleRow))
    , m_fix(new QPushButton(tr("Fix"), m_troubleRow))
    , m_change(new QPushButton(tr("Change the passphrase …"), this))
    , m_told(plainLabel(QStringLiteral("keptTold"), this))
{
    setObjectName(QStringLiteral("keptKeys"));
    setAccessibleName(tr("Kept keys"));
    m_none->setText(tr("No key is kept. Where a cluster's key is entered, or its profile is saved, "
                       "it can be."));
    m_where->setForegroundRole(QPalette::PlaceholderText);
    m_trouble->setForegroundRole(QPalette::BrightText);
    m_fix->setObjectName(QStringLiteral("keptFix"));
    m_fix->setAccessibleName(tr("Take the rights of others away"));
    m_change->setObjectName(QStringLiteral("keptChange"));
    auto* trouble = new QHBoxLayout(m_troubleRow);
    trouble->setContentsMargins(0, 0, 0, 0);
    trouble->setSpacing(8);
    trouble->addWidget(m_trouble, 1);
    trouble->addWidget(m_fix);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_troubleRow);
    column->addWidget(m_none);
    column->addWidget(m_where);
    column->addWidget(m_change, 0, Qt::AlignLeft);
    column->addWidget(m_told);
    column->addStretch(1);
    connect(m_fix, &QPushButton::clicked, this, &KeptKeysSection::fixRequested);
    connect(m_change, &QPushButton::clicked, this, &KeptKeysSection::passphraseChangeRequested);
    tell({}, false);
    showLines();
    showTrouble();
}

void KeptKeysSection::show(const KeptKeysState& state)
{
    if (state == m_state) return;
    const bool otherLines = state.lines != m_state.lines;
    m_state = state;
    // Made anew only when they are otherwise: a click must not miss its button.
    if (otherLines) showLines();
    showTrouble();
}

void KeptKeysSection::tell(const QString& words, bool isProblem)
{
    m_told->setVisible(!words.isEmpty());
    m_told->setForegroundRole(isProblem ? QPalette::BrightText : QPalette::WindowText);
    m_told->setText(words);
}

QLabel* KeptKeysSection::cell(const QString& text, int row, int column)
{
    auto* label = new QLabel(text, m_lines);
    label->setTextFormat(Qt::PlainText);
    m_grid->addWidget(label, row, column);
    return label;
}

void KeptKeysSection::showLines()
{
    delete m_lines;
    m_lines = new QWidget(this);
    m_lines->setObjectName(QStringLiteral("keptLines"));
    m_grid = new QGridLayout(m_lines);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(24);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(3, 1);
    int row = 0;
    for (const auto& line : m_state.lines) {
        const QString name = plain(line.profile);
        auto* profile =
            cell(line.hasProfile ? name : tr("%1 (no profile any more)").arg(name), row, 0);
        QFont bold = font();
        bold.setBold(true);
        profile->setFont(bold);
        auto* prints = cell(line.fingerprints, row, 1);
        prints->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        prints->setToolTip(tr("What stands for the key: its fingerprint."));
        cell(line.where == KeyKeeping::DesktopKeyring ? tr("desktop's keyring") : tr("sealed file"),
             row, 2);
        auto* forget = new QPushButton(tr("Forget"), m_lines);
        forget->setObjectName(QStringLiteral("keptForget%1").arg(row));
        forget->setAccessibleName(tr("Forget the key of %1").arg(name));
        connect(forget, &QPushButton::clicked, this,
                [this, profile = line.profile] { Q_EMIT forgetRequested(profile); });
        m_grid->addWidget(forget, row, 3, Qt::AlignLeft);
        ++row;
    }
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->insertWidget(column->indexOf(m_none), m_lines);
    m_lines->setVisible(row > 0);
    m_none->setVisible(row == 0);
}

void KeptKeysSection::showTrouble()
{
    using Trouble = KeptKeysState::Trouble;
    QString words;
    switch (m_state.trouble) {
    case Trouble::None: break;
    case Trouble::Exposed:
        words = tr("Others on this computer may read %1, or its folder. It is not used until that "
                   "is over.");
        break;
    case Trouble::Damaged:
        words = tr("%1 is damaged: its keys have to be given again. It is put aside, not "
                   "overwritten, when the next key is kept.");
        break;
    case Trouble::Newer: words = tr("%1 was written by a newer Grapevine."); break;
    case Trouble::TooCostly:
        words = tr("%1 asks for more memory or time than a passphrase is worth. It is not used.");
        break;
    case Trouble::Unreadable: words = tr("%1 cannot be read."); break;
    }
    m_troubleRow->setVisible(!words.isEmpty());
    m_trouble->setText(words.isEmpty() ? words : words.arg(m_state.sealedPath));
    m_fix->setVisible(m_state.trouble == Trouble::Exposed);
    QStringList where;
    where.append(m_state.offer.desktopKeyring ? tr("The desktop's keyring is there.")
                                              : tr("No keyring of the desktop answers here."));
    if (m_state.offer.sealedFile)
        where.append(tr("Sealed keys are kept in %1.").arg(m_state.sealedPath));
    m_where->setText(where.join(QLatin1Char(' ')));
    m_change->setVisible(m_state.hasSealedFile);
    m_change->setEnabled(m_state.trouble == Trouble::None);
}

} // namespace grapevine::widgets
