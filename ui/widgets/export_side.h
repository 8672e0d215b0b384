#pragma once

#include <QWidget>

#include <cstdint>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace grapevine::widgets {

/// One side of a comparison: a file that the person names, or the members of the open cluster.
/// Below it stands what the file tells of itself.
class ExportSide final : public QWidget {
    Q_OBJECT
public:
    enum class Source : std::uint8_t { File, AllNow, SeenNow };
    struct State {
        Source source = Source::File;
        QString path;
    };

    /// The objects in it are called `name` and what they are: `beforePath`.
    ExportSide(const QString& name, const QString& title, QWidget* parent = nullptr);

    /// What the open cluster has: members in all, and in sight. None: there is no cluster.
    void setMembers(int all, int seen);
    void setNoCluster();

    void setState(const State& state);
    void setPath(const QString& path) { setState({Source::File, path}); }
    [[nodiscard]] State state() const;
    [[nodiscard]] bool isGiven() const;
    /// For headings: the file's name, or that it is now.
    [[nodiscard]] QString words() const;

Q_SIGNALS:
    /// The person chose something, and it is there whole.
    void chosen();
    /// It is being written.
    void edited();

private:
    void browse();
    void showAbout();
    void showSource();
    [[nodiscard]] Source source() const;

    QComboBox* m_source = nullptr;
    QLineEdit* m_path = nullptr;
    QPushButton* m_browse = nullptr;
    QLabel* m_about = nullptr;
};

} // namespace grapevine::widgets
