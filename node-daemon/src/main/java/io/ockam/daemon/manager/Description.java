package io.ockam.daemon.manager;

import io.ockam.control.api.ServiceStatus;
import io.ockam.control.api.TransportStatus;
import io.ockam.control.api.channel.SecureChannelListenerStatus;
import io.ockam.control.api.channel.SecureChannelStatus;
import io.ockam.control.api.portal.InletStatus;
import io.ockam.control.api.portal.OutletStatus;
import io.ockam.control.api.portal.RelayStatus;
import java.util.ArrayList;
import java.util.List;

/** What is in a node at one moment, as the kinds tell it one after the other. Confined to one thread. */
public final class Description {
    private final List<TransportStatus> listeners = new ArrayList<>();
    private final List<SecureChannelListenerStatus> secureChannelListeners = new ArrayList<>();
    private final List<InletStatus> inlets = new ArrayList<>();
    private final List<OutletStatus> outlets = new ArrayList<>();
    private final List<ServiceStatus> services = new ArrayList<>();
    private final List<SecureChannelStatus> secureChannels = new ArrayList<>();
    private final List<RelayStatus> relays = new ArrayList<>();

    public void addListener(TransportStatus listener) {
        listeners.add(listener);
    }

    public void addSecureChannelListener(SecureChannelListenerStatus listener) {
        secureChannelListeners.add(listener);
    }

    public void addInlet(InletStatus inlet) {
        inlets.add(inlet);
    }

    public void addOutlet(OutletStatus outlet) {
        outlets.add(outlet);
    }

    /** Anything that a user may address. */
    public void addService(ServiceStatus service) {
        services.add(service);
    }

    public void addSecureChannel(SecureChannelStatus channel) {
        secureChannels.add(channel);
    }

    public void addRelay(RelayStatus relay) {
        relays.add(relay);
    }

    public List<TransportStatus> listeners() {
        return List.copyOf(listeners);
    }

    public List<SecureChannelListenerStatus> secureChannelListeners() {
        return List.copyOf(secureChannelListeners);
    }

    public List<InletStatus> inlets() {
        return List.copyOf(inlets);
    }

    public List<OutletStatus> outlets() {
        return List.copyOf(outlets);
    }

    public List<ServiceStatus> services() {
        return List.copyOf(services);
    }

    public List<SecureChannelStatus> secureChannels() {
        return List.copyOf(secureChannels);
    }

    public List<RelayStatus> relays() {
        return List.copyOf(relays);
    }
}
