<?xml version="1.0" encoding="UTF-8"?>
<!-- The passages that mention an entity, document by document; those of a year have a page of their own
     where there are very many. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="/" mode="m:mentions" as="element()">
    <xsl:variable name="entity" as="element(c:entity)" select="c:context/c:entity"/>
    <xsl:call-template name="f:list-page">
      <xsl:with-param name="list" select="string(($entity/c:name, $entity/@id)[normalize-space()][1])"/>
      <xsl:with-param name="path" select="f:entity-path($entity/@kind, $entity/@id)"/>
      <xsl:with-param name="current" select="string($entity/@kind)"/>
      <xsl:with-param name="head" select="()"/>
      <xsl:with-param name="listed" as="element()">
        <section class="mentions" aria-labelledby="ui-mentions">
          <h2 id="ui-mentions"><xsl:value-of select="f:label('mentions')"/></h2>
          <xsl:apply-templates select="c:context/c:mentions" mode="m:listing"/>
        </section>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="c:mentions" mode="m:listing" as="element()">
    <section class="document">
      <h3>
        <a href="{f:link(f:document-path(@document, ''))}">
          <xsl:value-of select="(c:title, @document)[normalize-space()][1]"/>
        </a>
        <xsl:for-each select="c:date">
          <xsl:text> </xsl:text>
          <span class="date"><xsl:sequence select="f:time(.)"/></span>
        </xsl:for-each>
      </h3>
      <ul class="passages">
        <xsl:apply-templates select="c:passage" mode="m:passage"/>
      </ul>
    </section>
  </xsl:template>

</xsl:stylesheet>
