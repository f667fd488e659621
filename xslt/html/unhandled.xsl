<?xml version="1.0" encoding="UTF-8"?>
<!-- The only catch-all: what no rule handles is shown all the same, and reported once for each
     element. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:d="urn:edition:diagnostics"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:key name="f:named" match="*" use="node-name()"/>

  <xsl:template match="*" mode="m:html" priority="-1" as="node()*">
    <xsl:if test="key('f:named', node-name())[f:on-page(.)][1] is .">
      <xsl:message>
        <d:finding code="ED501" file="{(ancestor-or-self::*/@d:file)[last()]}" at="{@d:at}">
          <xsl:text expand-text="yes">The element {name()} has no rule of its own; its content is shown as it stands.</xsl:text>
        </d:finding>
      </xsl:message>
    </xsl:if>
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="'unhandled'"/>
      </xsl:apply-templates>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

</xsl:stylesheet>
