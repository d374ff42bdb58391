package io.ockam.identity.policy;

/**
 * What a policy guards.
 *
 * @param name unique among its type in the node: an inlet's alias, an outlet's address
 */
public record Resource(String name, ResourceType type) {
    @Override
    public String toString() {
        return type + " " + name;
    }
}
