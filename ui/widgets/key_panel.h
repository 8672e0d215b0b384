#pragma once

#include <QWidget>

#include <optional>

#include "ui/models/key_survey.h"
#include "ui/models/key_words.h"

class QLabel;
class QPushButton;

namespace grapevine::models {
class KeyList;
class KeyMatrix;
} // namespace grapevine::models

namespace grapevine::widgets {

class ElidedLabel;
class KeyTableView;

/// Which member holds which key, as far as they were asked. Asks nobody before the person says so,
/// and says first what that does. Knows keys by their fingerprints alone.
class KeyPanel final : public QWidget {
    Q_OBJECT
public:
    struct Look {
        models::KeyAsking asking = models::KeyAsking::NotMember;
        std::size_t members = 0; ///< Alive, ourselves included.
        bool demo = false;
        bool canJoin = false;
        Moment now;
    };

    explicit KeyPanel(QWidget* parent = nullptr);

    /// The survey has changed. Rows are renewed when it is over, and stay as they were until then.
    void show(const models::KeySurvey& survey);
    /// Rows and words of another cluster.
    void clear();
    void look(const Look& look);

    [[nodiscard]] KeyTableView* keys() const { return m_keys; }
    [[nodiscard]] KeyTableView* members() const { return m_members; }
    void focusContent();

Q_SIGNALS:
    void askRequested();
    void joinRequested();
    /// The person wants to see that member.
    void filterWanted(const QString& filter);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void showWords();
    void showRows();
    void showGlyph();
    void followMember();

    models::KeySurvey m_survey;
    std::optional<link::KeyReport> m_rows; ///< The last one that is over.
    Look m_look;
    models::KeyList* m_list = nullptr;
    models::KeyMatrix* m_matrix = nullptr;
    QLabel* m_mark = nullptr;
    ElidedLabel* m_headline = nullptr;
    QLabel* m_age = nullptr;
    QLabel* m_words = nullptr;
    QPushButton* m_ask = nullptr;
    QPushButton* m_join = nullptr;
    KeyTableView* m_keys = nullptr;
    KeyTableView* m_members = nullptr;
};

} // namespace grapevine::widgets
