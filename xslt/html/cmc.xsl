<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 9, Computer-mediated communication: a post says whose it is and when it was sent. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="post" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="
            @indentLevel[matches(., '^[1-9]')] ! ('level-' || min((5, number(replace(., '^([0-9]+).*$', '$1')))))"/>
      </xsl:apply-templates>
      <xsl:variable name="said" as="xs:string" select="
          string-join((f:who(@who), @when ! f:moment(.), replace(@synch, '#', '')[. ne '']), ', ')"/>
      <xsl:if test="$said ne ''">
        <xsl:sequence select="f:generated('who', $said || ': ')"/>
      </xsl:if>
      <xsl:apply-templates select="@replyTo" mode="m:label"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <!-- What a post answers, and whose that is. -->
  <xsl:template match="@replyTo" mode="m:label" as="element()?">
    <xsl:variable name="post" as="element()?"
        select="if (root() instance of document-node()) then id(substring-after(., '#'), root())[1] else ()"/>
    <xsl:if test="$post">
      <span class="who" data-generated="">
        <xsl:text>(</xsl:text>
        <a href="#{encode-for-uri($post/@xml:id)}">
          <xsl:value-of select="string-join((f:label('reply'), $post/@who ! f:who(.)), ' ')"/>
        </a>
        <xsl:text>) </xsl:text>
      </span>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
