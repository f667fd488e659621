<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of an entity: its names, the whole of its entry, every passage that mentions it. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="/" mode="m:entity" as="element()">
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <xsl:template match="*" mode="m:entity" as="element()">
    <xsl:variable name="entity" as="element(c:entity)" select="$context/c:context/c:entity[1]"/>
    <xsl:variable name="mentions" as="element(c:mentions)*" select="$context/c:context/c:mentions"/>
    <xsl:call-template name="f:page">
      <xsl:with-param name="title" select="normalize-space($entity/c:name)"/>
      <xsl:with-param name="current" select="string($entity/@kind)"/>
      <xsl:with-param name="head" select="f:meta('description', $entity/c:gloss)"/>
      <xsl:with-param name="main" as="element()+">
        <header class="title">
          <p class="kind"><xsl:value-of select="f:label('kind.' || $entity/@kind)"/></p>
          <h1><xsl:value-of select="($entity/c:name, $entity/@id)[normalize-space()][1]"/></h1>
          <xsl:for-each select="f:life($entity)[. ne '']">
            <p class="life"><xsl:value-of select="."/></p>
          </xsl:for-each>
          <xsl:for-each select="$entity/c:gloss[normalize-space()]">
            <p class="subtitle"><xsl:value-of select="."/></p>
          </xsl:for-each>
        </header>
        <section class="entry" aria-labelledby="ui-entry">
          <h2 id="ui-entry"><xsl:value-of select="f:label('entry')"/></h2>
          <dl><xsl:apply-templates select="." mode="m:entry"/></dl>
        </section>
        <xsl:call-template name="f:apparatus">
          <xsl:with-param name="entries" select="f:apparatus(.)"/>
        </xsl:call-template>
        <xsl:call-template name="f:letters"/>
        <xsl:call-template name="f:relations"/>
        <xsl:call-template name="f:company"/>
        <section class="mentions" aria-labelledby="ui-mentions">
          <h2 id="ui-mentions"><xsl:value-of select="f:label('mentions')"/></h2>
          <xsl:call-template name="f:sections">
            <xsl:with-param name="sections" select="$context/c:context/c:section"/>
            <xsl:with-param name="what" select="'document'"/>
          </xsl:call-template>
          <xsl:if test="empty($mentions) and empty($context/c:context/c:section)">
            <p><xsl:value-of select="f:label('mentions.none')"/></p>
          </xsl:if>
          <xsl:apply-templates select="$mentions" mode="m:listing"/>
        </section>
        <xsl:call-template name="f:neighbours"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
