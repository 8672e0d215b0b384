#include "app/gui/profile_exchange.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QPointer>

#include <utility>

#include "app/gui/profile_words.h"
#include "core/catalog/rule_set.h"
#include "ui/models/cluster_text.h"
#include "ui/models/rules_change.h"

namespace grapevine::gui {

namespace {

struct Context {
    Q_DECLARE_TR_FUNCTIONS(ProfileExchange)
};

constexpr qsizetype kRulesLinesMost = 12;
constexpr std::size_t kPathShown = 300;

QString filters()
{
    return QCoreApplication::translate("ProfileExchange", "Profiles (*%1)")
               .arg(QString::fromLatin1(settings::ProfileFile::kEnding.data())) +
           QStringLiteral(";;") + QCoreApplication::translate("ProfileExchange", "All files (*)");
}

QString askWhereTo(QWidget* window, const QString& suggested)
{
    return QFileDialog::getSaveFileName(window, Context::tr("Export a profile"), suggested,
                                        filters());
}

QString askWhich(QWidget* window, const QString& folder)
{
    return QFileDialog::getOpenFileName(window, Context::tr("Import a profile"), folder, filters());
}

std::vector<catalog::RuleText> rulesOf(const std::string& json)
{
    const auto rules = catalog::RuleSet::fromJson(json);
    return json.empty() || !rules ? catalog::RuleSet::shippedTexts() : rules->texts();
}

/// The sentence first; the path, which may be anything, as plain text below.
void tellProblem(QWidget* window, const QString& title, const QString& sentence,
                 const QString& path)
{
    QMessageBox box(QMessageBox::Warning, title, sentence, QMessageBox::Ok, window);
    box.setObjectName(QStringLiteral("profileFileProblem"));
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(models::clusterText(path.toStdString(), kPathShown));
    box.exec();
}

} // namespace

ProfileExchange::ProfileExchange(settings::Settings& settings, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
    , m_choose{askWhereTo, askWhich}
{
}

void ProfileExchange::exportProfile(const std::string& name, QWidget* window)
{
    const auto* profile = m_settings.profiles.named(name);
    if (profile == nullptr) return;
    settings::SharedProfile shared{*profile, std::nullopt};
    if (!m_settings.serviceRules.empty()) shared.rules = m_settings.serviceRules;
    const auto suggested = QString::fromStdString(settings::ProfileFile::nameFor(name));
    const auto path = m_choose.save(window, QDir::home().filePath(suggested));
    if (path.isEmpty()) return;
    if (const auto saved = settings::ProfileFile::save(path.toStdString(), shared); !saved) {
        tellProblem(window, Context::tr("Export a profile"), profileFileSentence(saved.error()),
                    path);
    }
}

void ProfileExchange::importProfile(QWidget* window)
{
    const auto path = m_choose.open(window, QDir::homePath());
    if (!path.isEmpty()) importFrom(path, window);
}

void ProfileExchange::importFrom(const QString& path, QWidget* window)
{
    const auto read = settings::ProfileFile::load(path.toStdString(), judgeRules());
    if (!read) {
        tellProblem(window, Context::tr("Import a profile"), profileFileSentence(read.error()),
                    path);
        return;
    }
    const auto offer = offerOf(*read);
    if (offer.full && !offer.taken) {
        tellProblem(window, Context::tr("Import a profile"),
                    Context::tr("There are %n profiles already; remove one first.", nullptr,
                                static_cast<int>(settings::Profiles::kMost)),
                    path);
        return;
    }
    widgets::ProfileImportDialog dialog(offer, window);
    const QPointer<ProfileExchange> here(this);
    if (dialog.exec() != QDialog::Accepted || here.isNull()) return;
    take(read->shared, dialog.answer(), window);
}

widgets::ProfileOffer ProfileExchange::offerOf(const settings::ProfileFile::Read& read) const
{
    const auto& profile = read.shared.profile;
    const auto* same = m_settings.profiles.named(profile.name);
    widgets::ProfileOffer offer;
    offer.name = QString::fromStdString(profile.name);
    offer.addresses = QString::fromStdString(profile.addresses);
    offer.label = QString::fromStdString(profile.label);
    offer.wantsKey = profile.wantsKey;
    offer.production = profile.production;
    offer.taken = same != nullptr;
    offer.freeName = QString::fromStdString(m_settings.profiles.freeName(profile.name));
    offer.full = m_settings.profiles.isFull();
    offer.ownRules = !m_settings.serviceRules.empty();
    if (read.shared.rules) {
        offer.hasRules = true;
        offer.rulesLines = models::rulesChangeLines(
            models::rulesChange(rulesOf(m_settings.serviceRules), rulesOf(*read.shared.rules)),
            kRulesLinesMost);
    }
    for (const auto& name : read.ignored)
        offer.ignored.append(QString::fromStdString(name));
    return offer;
}

void ProfileExchange::take(const settings::SharedProfile& shared,
                           const widgets::ProfileImportDialog::Answer& answer, QWidget* window)
{
    auto profile = shared.profile;
    auto& profiles = m_settings.profiles;
    bool leadsElsewhere = true;
    auto name = profile.name;
    if (answer.replace) {
        if (const auto* mine = profiles.named(name)) {
            profile.view = mine->view; // How its tables look here is nobody else's.
            leadsElsewhere = mine->addresses != profile.addresses || mine->label != profile.label;
        }
        profiles.put(std::move(profile), name);
    } else {
        name = profile.name = profiles.freeName(profile.name);
        if (!profiles.put(std::move(profile))) {
            QMessageBox::warning(window, Context::tr("Import a profile"),
                                 Context::tr("There are %n profiles already; remove one first.",
                                             nullptr, static_cast<int>(settings::Profiles::kMost)));
            return;
        }
    }
    if (answer.rules && shared.rules) {
        const auto rules = catalog::RuleSet::fromJson(*shared.rules);
        const bool shipped = rules && *rules == catalog::RuleSet::shipped();
        // As the window writes them, so that what is the same reads the same.
        m_settings.serviceRules = shipped || !rules ? std::string() : rules->toJson();
        Q_EMIT rulesChanged(QString::fromStdString(m_settings.serviceRules));
    }
    if (leadsElsewhere) Q_EMIT strangerTaken(QString::fromStdString(name));
    Q_EMIT profilesChanged();
}

} // namespace grapevine::gui
