#include "app/gui/profile_words.h"

#include <QCoreApplication>
#include <QLocale>

#include "core/catalog/rule_set.h"
#include "ui/models/rules_change.h"

namespace grapevine::gui {

namespace {

struct Context {
    Q_DECLARE_TR_FUNCTIONS(ProfileFile)
};

QString sizeText(const std::string& bytes)
{
    return QLocale().formattedDataSize(QString::fromStdString(bytes).toLongLong(), 0);
}

} // namespace

QString profileFileSentence(const settings::ProfileFileError& error)
{
    using Reason = settings::ProfileFileError::Reason;
    const auto detail = QString::fromStdString(error.detail);
    switch (error.reason) {
    case Reason::Absent: return Context::tr("There is no such file.");
    case Reason::NotAFile: return Context::tr("That is no file.");
    case Reason::CannotRead: return Context::tr("The file cannot be read.");
    case Reason::TooLarge:
        return Context::tr("The file is too large: a profile has at most %1.")
            .arg(sizeText(error.detail));
    case Reason::NotJson:
        return detail.isEmpty()
                   ? Context::tr("The file is damaged: it is no JSON.")
                   : Context::tr("The file is damaged: it is no JSON from byte %1 on.").arg(detail);
    case Reason::TooDeep:
        return Context::tr("The file is no profile: lists stand too deep in each other.");
    case Reason::OtherKind: return Context::tr("The file is JSON, but no profile of Grapevine's.");
    case Reason::NewerSchema:
        return Context::tr("The profile was written by a newer Grapevine (format %1).").arg(detail);
    case Reason::WrongType:
        return Context::tr("What stands under “%1” is not of the kind it has to be.").arg(detail);
    case Reason::NoName: return Context::tr("The profile has no name.");
    case Reason::NameTooLong:
        return Context::tr("The profile's name is longer than %1 bytes.").arg(detail);
    case Reason::OddName:
        return Context::tr("The profile's name holds letters that cannot be shown: %1").arg(detail);
    case Reason::BadLabel:
        return Context::tr("The label is too long, or holds letters that cannot be shown: %1")
            .arg(detail);
    case Reason::NoAddresses: return Context::tr("The profile names no address.");
    case Reason::TooManyAddresses:
        return Context::tr("The profile names more than %1 addresses.").arg(detail);
    case Reason::BadAddress: return Context::tr("“%1” is no address.").arg(detail);
    case Reason::BadRules:
        return Context::tr("Its rules for services cannot be used. %1").arg(detail);
    case Reason::CannotWrite: return Context::tr("The file cannot be written.");
    }
    return {};
}

settings::JudgeRules judgeRules()
{
    return [](const std::string& json) -> std::optional<std::string> {
        const auto rules = catalog::RuleSet::fromJson(json);
        if (rules) return std::nullopt;
        return models::rulesMistake(rules.error()).toStdString();
    };
}

} // namespace grapevine::gui
