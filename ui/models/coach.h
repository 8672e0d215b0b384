#pragma once

#include <QString>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "core/base/clock.h"
#include "ui/models/status_kind.h"

namespace grapevine::models {

/// What the coach sees of the demo, at one moment.
struct CoachSight {
    /// The member that the first tasks are about; nothing while nobody fits.
    struct Hero {
        std::string name;
        StatusKind status = StatusKind::Alive;
        std::size_t accusers = 0;
        std::optional<Duration> failsIn; ///< While suspect.
        std::uint64_t incarnation = 0;
        QString services; ///< `orders: 1 of 2`; empty when nothing is short by it.
    };
    /// The query that the coach had sent, once it is over.
    struct Answers {
        QString groups; ///< `21 × 1.4.2, 2 × 1.4.1`.
        QString silent; ///< Names; empty: everybody answered.
    };

    std::size_t members = 0; ///< Those who have not left.
    std::size_t failed = 0;
    std::size_t suspect = 0;
    std::optional<Hero> hero;
    std::string zone; ///< To be cut off; empty where there are no zones.
    std::size_t zoneMembers = 0;
    std::optional<Answers> answers;
    bool exported = false; ///< A file was written since the task began.
};

/// One task at a time through the demo: says what to press, sees that it happened, says what it
/// meant. Decides nothing about the cluster and never moves on by a clock: only by what is seen.
class Coach {
public:
    enum class Task : std::uint8_t { Freeze, Return, Ask, Cut, Heal, Export, Over };
    static constexpr int kTasks = 6;

    /// What the window has to do when a task is taken up.
    enum class Deed : std::uint8_t { None, Freeze, Return, Ask, Cut, Heal, Export, LookAtReal };

    [[nodiscard]] Task task() const { return m_task; }
    /// 1 to kTasks; kTasks too when all are done.
    [[nodiscard]] int number() const;
    [[nodiscard]] bool isUnderWay() const { return m_underWay; }
    /// The member all is about, from the first task on.
    [[nodiscard]] const std::string& hero() const { return m_hero; }
    [[nodiscard]] const std::string& zone() const { return m_zone; }

    /// The person took up the task: what has to be done now. None when it is under way, or when
    /// nobody is there to do it to.
    [[nodiscard]] Deed begin(const CoachSight& sight);
    /// The deed could not be done; the task stands as before, and says why.
    void handleRefused(const QString& why);
    /// The person thought better of it: the task stands as before.
    void handleCancelled();
    /// True when the words are others now.
    bool look(const CoachSight& sight);
    /// In the language of now; what the last task has shown is not told once more.
    void retell(const CoachSight& sight);
    /// To the next task, whatever became of this one.
    void skip(const CoachSight& sight);

    /// What the last task has shown; empty before.
    [[nodiscard]] QString result() const { return m_result; }
    /// What to press, or what to watch for.
    [[nodiscard]] QString words() const { return m_words; }
    /// On the button: `Freeze db-2`. Empty while a task is under way.
    [[nodiscard]] QString button() const;

private:
    [[nodiscard]] QString offer() const;
    [[nodiscard]] QString progress(const CoachSight& sight) const;
    /// What it showed, once it is done.
    [[nodiscard]] std::optional<QString> outcome(const CoachSight& sight) const;
    void choose(const CoachSight& sight);
    void next(const CoachSight& sight);

    Task m_task = Task::Freeze;
    bool m_underWay = false;
    std::string m_hero;
    std::string m_zone;
    std::uint64_t m_incarnation = 0; ///< The hero's, before it came back.
    QString m_result;
    QString m_words;
    QString m_refusal;
};

} // namespace grapevine::models
