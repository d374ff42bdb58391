package io.ockam.portal.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.ssl.SslCloseCompletionEvent;

/** Tells an end what its socket does. The last handler of the pipeline. */
final class SocketHandler extends ChannelInboundHandlerAdapter {
    private final PortalEnd end;

    SocketHandler(PortalEnd end) {
        this.end = end;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        end.socketRead((ByteBuf) bytes);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent
                || (event instanceof SslCloseCompletionEvent completed && completed.isSuccess())) {
            end.socketInputEnded();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            end.drain();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end.socketFailed("it was closed");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        end.socketFailed(cause.getCause() == null ? cause.toString() : cause + ", because of " + cause.getCause());
    }
}
